import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import { Refusal } from '../activity/refusal.ts';

/** Invoices that exist for this actor (row-level security says the same): its own, and those received once finalized. */
export function visibleInvoices(actor: Actor): Prisma.InvoiceWhereInput {
  if (actor.kind === 'GUEST') return { id: { in: [] } };
  const { organizationId } = actor;
  const received = { recipientOrganizationId: organizationId, status: { not: 'DRAFT' as const } };
  return { OR: [{ issuerOrganizationId: organizationId }, received] };
}

/** The studio's administrators invoice. @throws Refusal FORBIDDEN for everyone else */
export function requireIssuer(actor: Actor): asserts actor is Actor & { kind: 'USER' } {
  if (actor.kind !== 'USER' || actor.role !== 'STUDIO_ADMIN') throw new Refusal('FORBIDDEN');
}
