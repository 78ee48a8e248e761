import { z } from 'zod';
import { pageOf, pageQuery } from '../common.ts';
import { locale, organizationType, userRole } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role: userRole,
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitation>;

const params = z.object({ invitationId: z.uuid() });
/** What the invitation's mail carries; whoever has it received that mail. */
const token = z.string().min(1).max(200);

export const listInvitations = defineRoute({
  id: 'listInvitations',
  method: 'get',
  path: '/api/invitations',
  summary: 'Invitations of the active organization that wait for an answer',
  permission: 'member.edit',
  query: z.object(pageQuery),
  response: pageOf(invitation),
});

export const createInvitation = defineRoute({
  id: 'createInvitation',
  method: 'post',
  path: '/api/invitations',
  summary: 'Invite an address into the active organization; one it already invited gets a new invitation',
  permission: 'member.edit',
  body: z.object({ email: z.email().max(254), role: userRole }),
  response: invitation,
  status: 201,
});

export const revokeInvitation = defineRoute({
  id: 'revokeInvitation',
  method: 'delete',
  path: '/api/invitations/{invitationId}',
  summary: 'Revoke an invitation that was not accepted',
  permission: 'member.edit',
  params,
});

export const viewInvitation = defineRoute({
  id: 'viewInvitation',
  method: 'get',
  path: '/api/invitations/{invitationId}/view',
  summary: 'What the link of an invitation offers, before it is accepted',
  permission: 'public',
  params,
  query: z.object({ token }),
  response: z.object({
    email: z.string(),
    organizationName: z.string(),
    organizationType,
    role: userRole,
    expiresAt: z.iso.datetime(),
    /** True: the address has an account, so it signs in; false: name and password are set on accepting. */
    hasAccount: z.boolean(),
  }),
});

export const acceptInvitation = defineRoute({
  id: 'acceptInvitation',
  method: 'post',
  path: '/api/invitations/{invitationId}/accept',
  summary: 'Accept an invitation: as the signed-in holder of the address, or with a new account',
  permission: 'public',
  params,
  body: z.object({
    token,
    /** For an address without an account only; an existing account is never changed. */
    newAccount: z
      .object({
        name: z.string().trim().min(1).max(120),
        password: z.string().min(10).max(128),
        locale: locale.optional(),
      })
      .optional(),
  }),
  /** The answer's cookie signs a new account in. */
  response: z.object({ organizationId: z.uuid() }),
});
