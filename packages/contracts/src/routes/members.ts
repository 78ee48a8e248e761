import { z } from 'zod';
import { pageOf, pageQuery } from '../common.ts';
import { userRole } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const member = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: userRole,
  mayCommitMoney: z.boolean(),
  maySeePrices: z.boolean(),
  joinedAt: z.iso.datetime(),
});
export type Member = z.infer<typeof member>;

const params = z.object({ memberId: z.uuid() });

export const listMembers = defineRoute({
  id: 'listMembers',
  method: 'get',
  path: '/api/members',
  summary: 'Members of the active organization, by name',
  permission: 'member.read',
  query: z.object(pageQuery),
  response: pageOf(member),
});

export const updateMember = defineRoute({
  id: 'updateMember',
  method: 'patch',
  path: '/api/members/{memberId}',
  summary: "Change a member's role or rights",
  permission: 'member.edit',
  params,
  body: z.object({
    role: userRole.optional(),
    mayCommitMoney: z.boolean().optional(),
    maySeePrices: z.boolean().optional(),
  }),
  response: member,
});

export const removeMember = defineRoute({
  id: 'removeMember',
  method: 'delete',
  path: '/api/members/{memberId}',
  summary: 'Remove a member from the organization; the account itself stays',
  permission: 'member.edit',
  params,
});
