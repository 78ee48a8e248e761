import { randomBytes } from 'node:crypto';
import type { Locale, PartnerKind } from '@etouch/contracts/enums';
import type { UserActor } from './access.ts';
import { invite, type InvitationDeps } from './create-invitation.ts';
import { administratorRole, normalizeEmail, slugOf } from './rules.ts';

export interface NewPartner {
  name: string;
  kind: PartnerKind;
  administratorEmail: string;
  /** Language of the invitation. */
  locale?: Locale;
}

/**
 * Makes a client or a retoucher of the actor's studio and invites its first administrator. It is always a new
 * organization: whether the address belongs to another one already is not for the studio to learn.
 * @throws PostgreSQL 42501 (FORBIDDEN) unless the actor is the studio's administrator
 */
export function createPartner(deps: InvitationDeps, actor: UserActor, input: NewPartner) {
  const { name, kind, locale } = input;
  return deps.db.withActor(actor, async (tx) => {
    const slug = slugOf(name, randomBytes(4).toString('hex'));
    const [created] = await tx.$queryRaw<{ id: string }[]>`SELECT app.create_partner(${name}, ${slug}, ${kind}) AS id`;
    const organization = await tx.organization.findUniqueOrThrow({ where: { id: created!.id } });
    await invite(tx, deps, actor, {
      organization,
      email: normalizeEmail(input.administratorEmail),
      role: administratorRole(kind),
      locale,
    });
    return tx.studioPartner.findFirstOrThrow({
      where: { studioId: actor.organizationId, partnerId: organization.id, kind },
      include: { partner: { select: { name: true } } },
    });
  });
}
