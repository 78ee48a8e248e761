import * as invoices from '@etouch/contracts/routes/invoices';
import { createOwnerDatabase } from '@etouch/db/owner-client';
import { projectDone } from '@etouch/db/testing/factories/delivering';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { aPerson, signedIn } from './testing/people.ts';
import { refusalOf } from './testing/refusal.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let projectId: string;
let admin: Browser;
let producer: Browser;
let client: Browser;

beforeAll(async () => {
  server = await startTestServer();
  const owner = createOwnerDatabase(server.database);
  const done = await projectDone(owner, { photos: 2 });
  await owner.$disconnect();
  projectId = done.project.id;
  await aPerson(server, { email: 'admin@studio.test', memberOf: [[done.studio.id, 'STUDIO_ADMIN']] });
  await aPerson(server, { email: 'producer@studio.test', memberOf: [[done.studio.id, 'STUDIO_USER']] });
  await aPerson(server, { email: 'admin@client.test', memberOf: [[done.client.id, 'CLIENT_ADMIN']] });
  admin = await signedIn(server, 'admin@studio.test');
  producer = await signedIn(server, 'producer@studio.test');
  client = await signedIn(server, 'admin@client.test');
});
afterAll(() => server.close());

it('a studio’s administrator drafts, finalizes and corrects; the client reads what is finalized', async () => {
  expect(await refusalOf(producer.api.call(invoices.draftInvoice, { body: { projectId } }))).toBe('FORBIDDEN ROLE');
  const draft = await admin.api.call(invoices.draftInvoice, { body: { projectId } });
  expect(draft).toMatchObject({ status: 'DRAFT', number: null, total: { currency: 'EUR' } });
  expect(draft.lines).toHaveLength(2);
  const params = { invoiceId: draft.id };
  expect(await refusalOf(client.api.call(invoices.getInvoice, { params }))).toBe('NOT_FOUND');
  expect(await refusalOf(client.api.call(invoices.finalizeInvoice, { params }))).toBe('FORBIDDEN ROLE');
  const invoice = await admin.api.call(invoices.finalizeInvoice, { params });
  expect(invoice).toMatchObject({ status: 'OPEN', total: draft.total });
  expect(await client.api.call(invoices.getInvoice, { params })).toEqual(invoice);
  expect(await refusalOf(admin.api.call(invoices.discardInvoice, { params }))).toBe('INVALID_TRANSITION STATE');

  const note = await admin.api.call(invoices.creditInvoice, { params, body: { positions: [1] } });
  await admin.api.call(invoices.discardInvoice, { params: { invoiceId: note.id } });
  expect(await admin.api.call(invoices.voidInvoice, { params })).toMatchObject({
    status: 'VOID',
    number: invoice.number,
  });

  await admin.api.call(invoices.draftInvoice, { body: { projectId } });
  const query = { limit: 1, projectId };
  const first = await admin.api.call(invoices.listInvoices, { query });
  const second = await admin.api.call(invoices.listInvoices, { query: { ...query, cursor: first.nextCursor! } });
  expect([...first.items, ...second.items].map(({ status }) => status)).toEqual(['DRAFT', 'VOID']);
  expect(second.nextCursor).toBeNull();
  expect((await client.api.call(invoices.listInvoices, {})).items.map(({ id }) => id)).toEqual([invoice.id]);
});
