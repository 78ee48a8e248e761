import { z } from 'zod';
import { organizationType, userRole } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const getSignInOptions = defineRoute({
  id: 'getSignInOptions',
  method: 'get',
  path: '/api/sign-in/options',
  summary: 'Which ways to sign in exist here',
  permission: 'public',
  response: z.object({
    /** The configured OpenID Connect provider: its id for `/api/auth/sign-in/social`, and the name on the button. */
    oidc: z.object({ providerId: z.string(), name: z.string() }).nullable(),
    passwordMinLength: z.number().int(),
    /** True until the one-time link printed at the first start has been used. */
    awaitsFirstAdministrator: z.boolean(),
    /** Known accounts of the demonstration; null everywhere else. */
    demonstration: z
      .object({
        accounts: z.array(
          z.object({
            email: z.string(),
            password: z.string(),
            name: z.string(),
            organizationName: z.string(),
            organizationType,
            role: userRole,
          }),
        ),
      })
      .nullable(),
  }),
});

export const createFirstAdministrator = defineRoute({
  id: 'createFirstAdministrator',
  method: 'post',
  path: '/api/first-administrator',
  summary: 'Use the one-time link of an empty installation: the platform and its first SUPER_ADMIN',
  permission: 'public',
  body: z.object({
    token: z.string().min(1).max(200),
    name: z.string().trim().min(1).max(120),
    email: z.email().max(254),
    password: z.string().min(10).max(128),
    organizationName: z.string().trim().min(1).max(120),
  }),
  response: z.object({ organizationId: z.uuid() }),
  status: 201,
});
