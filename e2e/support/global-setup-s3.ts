import type { TestProject } from 'vitest/node';
import { provideEtouch } from './global-setup.ts';

/** The same etouch with its files in a bucket. */
export default (project: TestProject) => provideEtouch(project, 's3');
