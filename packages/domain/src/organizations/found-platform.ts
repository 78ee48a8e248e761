import { randomBytes } from 'node:crypto';
import { Refusal } from '../activity/refusal.ts';
import { createUser } from './accept-invitation.ts';
import type { AuthDatabase } from './ports.ts';
import { normalizeEmail, slugOf } from './rules.ts';

export interface FirstAdministrator {
  name: string;
  email: string;
  password: string;
  organizationName: string;
}

/** Whether the platform and its first SUPER_ADMIN exist already. */
export async function hasPlatform(authDb: AuthDatabase): Promise<boolean> {
  const rows = await authDb.$queryRaw<{ has: boolean }[]>`SELECT app.has_platform() AS has`;
  return rows[0]!.has;
}

/**
 * The platform and its first SUPER_ADMIN, once. The caller has checked the one-time link: whoever holds it reads the
 * server's own output, so their address is believed.
 * @throws Refusal ALREADY_DECIDED when there is one; P2002 (CONFLICT) when the address has an account
 */
export async function foundPlatform(
  deps: { authDb: AuthDatabase; hashPassword: (password: string) => Promise<string> },
  input: FirstAdministrator,
): Promise<{ organizationId: string }> {
  if (await hasPlatform(deps.authDb)) throw new Refusal('ALREADY_DECIDED');
  const hash = await deps.hashPassword(input.password);
  const slug = slugOf(input.organizationName, randomBytes(4).toString('hex'));
  return deps.authDb.$transaction(async (tx) => {
    const userId = await createUser(tx, normalizeEmail(input.email), { name: input.name, hash });
    const [founded] = await tx.$queryRaw<{ id: string | null }[]>`
      SELECT app.found_platform(${input.organizationName}, ${slug}, ${userId}::uuid) AS id`;
    if (!founded?.id) throw new Refusal('ALREADY_DECIDED');
    return { organizationId: founded.id };
  });
}
