import * as contract from '@etouch/contracts/routes/invoices';
import { creditInvoice } from '@etouch/domain/invoicing/credit-invoice';
import { discardDraft } from '@etouch/domain/invoicing/discard-draft';
import { draftInvoice } from '@etouch/domain/invoicing/draft-invoice';
import { finalizeInvoice } from '@etouch/domain/invoicing/finalize-invoice';
import { listInvoices, readInvoice } from '@etouch/domain/invoicing/list-invoices';
import { presentInvoice } from '@etouch/domain/invoicing/present-invoice';
import { voidInvoice } from '@etouch/domain/invoicing/void-invoice';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountInvoices(server: Server): void {
  mountRoute(server, contract.listInvoices, async ({ deps, actor, input }) => {
    const { items, nextCursor } = await listInvoices(deps, actor, input.query);
    return { items: items.map(presentInvoice), nextCursor };
  });
  mountRoute(server, contract.getInvoice, async ({ deps, actor, input }) =>
    presentInvoice(await readInvoice(deps, actor, input.params.invoiceId)),
  );
  mountRoute(server, contract.draftInvoice, async ({ deps, actor, input }) =>
    presentInvoice(await draftInvoice(deps, actor, input.body.projectId)),
  );
  mountRoute(server, contract.discardInvoice, ({ deps, actor, input }) =>
    discardDraft(deps, actor, input.params.invoiceId),
  );
  mountRoute(server, contract.finalizeInvoice, async ({ deps, actor, input }) =>
    presentInvoice(await finalizeInvoice(deps, actor, input.params.invoiceId)),
  );
  mountRoute(server, contract.voidInvoice, async ({ deps, actor, input }) =>
    presentInvoice(await voidInvoice(deps, actor, input.params.invoiceId)),
  );
  mountRoute(server, contract.creditInvoice, async ({ deps, actor, input }) =>
    presentInvoice(await creditInvoice(deps, actor, input.params.invoiceId, input.body.positions)),
  );
}
