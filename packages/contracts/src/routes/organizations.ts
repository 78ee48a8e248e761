import { z } from 'zod';
import { pageOf, pageQuery } from '../common.ts';
import { locale, organizationType } from '../enums.ts';
import { storage } from './storage.ts';
import { defineRoute } from '../route.ts';

export const organization = z.object({
  id: z.uuid(),
  name: z.string(),
  type: organizationType,
  createdAt: z.iso.datetime(),
  /** Of a studio. */
  storage: storage.nullable(),
});
export type Organization = z.infer<typeof organization>;

export const listOrganizations = defineRoute({
  id: 'listOrganizations',
  method: 'get',
  path: '/api/organizations',
  summary: 'Every organization of this installation, by name',
  permission: 'organization.create',
  query: z.object(pageQuery),
  response: pageOf(organization),
});

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
  response: organization,
  status: 201,
});
