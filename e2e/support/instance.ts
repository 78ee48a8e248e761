import { inject } from 'vitest';

const instances = inject('instances');

/** The etouch of this file: nobody else looks at it meanwhile. Vitest numbers what runs at once from 1. */
export const { baseUrl, operator: place } = instances[(Number(process.env['VITEST_POOL_ID']) - 1) % instances.length]!;
