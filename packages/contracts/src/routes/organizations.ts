import { z } from 'zod';
import { locale, organizationType } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const createOrganization = defineRoute({
  id: 'createOrganization',
  method: 'post',
  path: '/api/organizations',
  summary: 'Create a studio and invite its administrator',
  permission: 'organization.create',
  body: z.object({
    name: z.string().trim().min(1).max(120),
    administratorEmail: z.email().max(254),
    locale: locale.default('fr'),
  }),
  response: z.object({ id: z.uuid(), name: z.string(), type: organizationType }),
  status: 201,
});
