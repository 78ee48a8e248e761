import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';

/**
 * The projects that exist for this actor (row-level security says the same a second time). A retoucher has no project,
 * only assignments; a client has those sent to it.
 */
export function visibleProjects(actor: Actor): Prisma.ProjectWhereInput {
  if (actor.kind === 'SYSTEM') return { studioId: actor.organizationId };
  if (actor.kind === 'GUEST') return { id: { in: [] } };
  if (actor.organizationType === 'STUDIO') return { studioId: actor.organizationId };
  if (actor.organizationType === 'CLIENT') return { clientId: actor.organizationId, clientVisibleSince: { not: null } };
  return { id: { in: [] } };
}

/** Whether projects can exist for this actor: the database grants a retoucher no more of one than its neutral code. */
export function mayHaveProjects(actor: Actor): boolean {
  return actor.kind !== 'USER' || actor.organizationType !== 'RETOUCHER';
}

/** Whether this actor is told prices: studio administrators and those allowed to; clients who may commit money. */
export function maySeePrices(actor: Actor): boolean {
  if (actor.kind !== 'USER') return actor.kind === 'SYSTEM';
  if (actor.organizationType === 'STUDIO') return actor.role === 'STUDIO_ADMIN' || actor.maySeePrices;
  return actor.organizationType === 'CLIENT' && mayCommitMoney(actor);
}

/** Whether this actor may accept quotes, overage and billable changes. */
export function mayCommitMoney(actor: Actor): boolean {
  return (
    actor.kind === 'USER' &&
    actor.organizationType === 'CLIENT' &&
    (actor.role === 'CLIENT_ADMIN' || actor.mayCommitMoney)
  );
}
