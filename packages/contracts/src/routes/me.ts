import { z } from 'zod';
import { locale, organizationType, userRole } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const membership = z.object({
  organizationId: z.uuid(),
  organizationName: z.string(),
  organizationType,
  role: userRole,
});

export const me = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    /** Null follows the active organization. */
    locale: locale.nullable(),
  }),
  memberships: z.array(membership),
  /** Null: signed in, but a member of no organization, or no longer of the one that was active. */
  active: membership
    .extend({
      memberId: z.uuid(),
      mayCommitMoney: z.boolean(),
      maySeePrices: z.boolean(),
      /** Names of `permissions` that this role has. */
      permissions: z.array(z.string()),
    })
    .nullable(),
});
export type Me = z.infer<typeof me>;

export const getMe = defineRoute({
  id: 'getMe',
  method: 'get',
  path: '/api/me',
  summary: 'Who is signed in, in which organization, and what that role may do',
  permission: 'signedIn',
  response: me,
});

export const updateMe = defineRoute({
  id: 'updateMe',
  method: 'patch',
  path: '/api/me',
  summary: "Change one's own name or language",
  permission: 'signedIn',
  body: z.object({ name: z.string().trim().min(1).max(120).optional(), locale: locale.nullable().optional() }),
  response: me,
});

export const setActiveOrganization = defineRoute({
  id: 'setActiveOrganization',
  method: 'put',
  path: '/api/me/active-organization',
  summary: 'Switch the organization one acts for in this session',
  permission: 'signedIn',
  body: z.object({ organizationId: z.uuid() }),
  response: me,
});

export const leaveOrganization = defineRoute({
  id: 'leaveOrganization',
  method: 'delete',
  path: '/api/me/memberships/{organizationId}',
  summary: 'Leave an organization; its last administrator cannot',
  permission: 'signedIn',
  params: z.object({ organizationId: z.uuid() }),
});

export const eraseMe = defineRoute({
  id: 'eraseMe',
  method: 'post',
  path: '/api/me/erasure',
  summary: "Erase one's own account for good; what one did stays without a name",
  permission: 'signedIn',
  body: z.object({
    /** One's own address, typed once more. */
    email: z.string().max(254),
    /** Where the account has one; without, one has signed in within the last ten minutes. */
    password: z.string().max(128).optional(),
  }),
});
