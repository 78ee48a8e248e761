import { randomBytes } from 'node:crypto';
import type { Locale } from '@etouch/contracts/enums';
import type { UserActor } from './access.ts';
import { invite, type InvitationDeps } from './create-invitation.ts';
import { administratorRole, normalizeEmail, slugOf } from './rules.ts';

export interface NewStudio {
  name: string;
  administratorEmail: string;
  /** Language of the studio and of its first mail. */
  locale: Locale;
}

/**
 * Makes a studio and invites its first administrator; done by the platform's administrators.
 * @throws PostgreSQL 42501 (FORBIDDEN) for everyone else
 */
export function createOrganization(deps: InvitationDeps, actor: UserActor, input: NewStudio) {
  const { name, locale } = input;
  return deps.db.withActor(actor, async (tx) => {
    const organization = await tx.organization.create({
      data: { name, locale, type: 'STUDIO', slug: slugOf(name, randomBytes(4).toString('hex')) },
    });
    const email = normalizeEmail(input.administratorEmail);
    await invite(tx, deps, actor, { organization, email, role: administratorRole('STUDIO'), locale });
    const storageUsage = await tx.storageUsage.findUnique({ where: { studioId: organization.id } });
    return { ...organization, storageUsage };
  });
}
