import { z } from 'zod';
import { id, instant, money, pageOf, pageQuery } from '../common.ts';
import { invoiceKind, invoiceStatus } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const invoice = z.object({
  id,
  kind: invoiceKind,
  status: invoiceStatus,
  /** Null in a draft; gapless in its series from then on. */
  number: z.string().nullable(),
  issuerOrganizationId: id,
  recipientOrganizationId: id,
  projectId: id.nullable(),
  /** What a credit note takes back. */
  correctsInvoiceId: id.nullable(),
  net: money,
  vat: money,
  total: money,
  issuedAt: instant.nullable(),
  dueAt: instant.nullable(),
  lines: z.array(
    z.object({
      position: z.number().int(),
      description: z.string(),
      quantity: z.number().int(),
      unitPrice: money,
      net: money,
      vatBasisPoints: z.number().int(),
    }),
  ),
});
export type Invoice = z.infer<typeof invoice>;

const params = z.object({ invoiceId: id });

export const listInvoices = defineRoute({
  id: 'listInvoices',
  method: 'get',
  path: '/api/invoices',
  summary: 'Invoices issued, and those received once they are finalized; newest first',
  permission: 'invoice.read',
  query: z.object({ ...pageQuery, projectId: id.optional() }),
  response: pageOf(invoice),
});

export const getInvoice = defineRoute({
  id: 'getInvoice',
  method: 'get',
  path: '/api/invoices/{invoiceId}',
  summary: 'One invoice with its lines',
  permission: 'invoice.read',
  params,
  response: invoice,
});

export const draftInvoice = defineRoute({
  id: 'draftInvoice',
  method: 'post',
  path: '/api/invoices',
  summary: 'Draft an invoice over everything of a project that is ready to be billed',
  permission: 'invoice.edit',
  body: z.object({ projectId: id }),
  status: 201,
  response: invoice,
});

export const discardInvoice = defineRoute({
  id: 'discardInvoice',
  method: 'delete',
  path: '/api/invoices/{invoiceId}',
  summary: 'Give up a draft',
  permission: 'invoice.edit',
  params,
});

export const finalizeInvoice = defineRoute({
  id: 'finalizeInvoice',
  method: 'post',
  path: '/api/invoices/{invoiceId}/finalization',
  summary: 'Give a draft its number; from then on nothing of it changes',
  permission: 'invoice.edit',
  params,
  response: invoice,
});

export const voidInvoice = defineRoute({
  id: 'voidInvoice',
  method: 'post',
  path: '/api/invoices/{invoiceId}/voiding',
  summary: 'Declare an unpaid invoice void; it keeps its number',
  permission: 'invoice.edit',
  params,
  response: invoice,
});

export const creditInvoice = defineRoute({
  id: 'creditInvoice',
  method: 'post',
  path: '/api/invoices/{invoiceId}/credit-notes',
  summary: 'Draft a credit note over whole lines of a finalized invoice',
  permission: 'invoice.edit',
  params,
  body: z.object({
    /** Lines by their position; all of them unless given. */
    positions: z.array(z.number().int()).min(1).optional(),
  }),
  status: 201,
  response: invoice,
});
