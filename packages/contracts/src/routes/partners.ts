import { z } from 'zod';
import { pageOf, pageQuery } from '../common.ts';
import { locale, partnerKind } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const partner = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  name: z.string(),
  kind: partnerKind,
  /** The client is invoiced without accepting a quote for each project. */
  standingTerms: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Partner = z.infer<typeof partner>;

export const listPartners = defineRoute({
  id: 'listPartners',
  method: 'get',
  path: '/api/partners',
  summary: "The studio's clients and retouchers, by name",
  permission: 'partner.read',
  query: z.object({ ...pageQuery, kind: partnerKind.optional() }),
  response: pageOf(partner),
});

export const createPartner = defineRoute({
  id: 'createPartner',
  method: 'post',
  path: '/api/partners',
  summary: 'Create a client or a retoucher of the studio and invite its administrator',
  permission: 'partner.edit',
  body: z.object({
    name: z.string().trim().min(1).max(120),
    kind: partnerKind,
    administratorEmail: z.email().max(254),
    locale: locale.optional(),
  }),
  /** The same whether or not the address is already known to etouch. */
  response: partner,
  status: 201,
});

export const updatePartner = defineRoute({
  id: 'updatePartner',
  method: 'patch',
  path: '/api/partners/{partnerId}',
  summary: 'Change the terms agreed with a partner',
  permission: 'partner.edit',
  params: z.object({ partnerId: z.uuid() }),
  body: z.object({ standingTerms: z.boolean() }),
  response: partner,
});
