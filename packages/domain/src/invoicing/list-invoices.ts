import type { Actor } from '@etouch/db/actor';
import { openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { visibleInvoices } from './access.ts';
import { invoiceSelect, loadInvoice, type InvoiceRow } from './queries.ts';

/** One visible invoice with its lines. @throws Refusal NOT_FOUND */
export function readInvoice(deps: Deps, actor: Actor, invoiceId: string): Promise<InvoiceRow> {
  return deps.db.withActor(actor, (tx) => loadInvoice(tx, actor, invoiceId));
}

/** Visible invoices, newest first; of one project if named. */
export async function listInvoices(
  deps: Deps,
  actor: Actor,
  query: { limit: number; cursor?: string | undefined; projectId?: string | undefined },
): Promise<{ items: InvoiceRow[]; nextCursor: string | null }> {
  const [before] = query.cursor ? openCursor('invoices', query.cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.invoice.findMany({
      // Keys are uuid v7: their order is that of drafting.
      where: {
        AND: [
          visibleInvoices(actor),
          before ? { id: { lt: before } } : {},
          query.projectId ? { projectId: query.projectId } : {},
        ],
      },
      orderBy: { id: 'desc' },
      take: query.limit + 1,
      select: invoiceSelect,
    });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > query.limit && last ? sealCursor('invoices', [last.id]) : null };
  });
}
