import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { projectDone, type DoneProject } from '@etouch/db/testing/factories/delivering';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '../activity/refusal.ts';
import { totalsOf } from '../pricing/rules.ts';
import { creditInvoice } from './credit-invoice.ts';
import { discardDraft } from './discard-draft.ts';
import { draftInvoice } from './draft-invoice.ts';
import { finalizeInvoice } from './finalize-invoice.ts';
import { listInvoices, readInvoice } from './list-invoices.ts';
import { voidInvoice } from './void-invoice.ts';

let open: OpenShoot;
let done: DoneProject;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

const deps = () => ({ db: open.db });
const admin = () => done.studio.people.admin.actor;
const states = async () => {
  const rows = await open.owner.projectPricingItem.findMany({ where: { projectId: done.project.id } });
  return [...new Set(rows.map((row) => row.billingState))];
};
const refused = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it was not refused'),
    ({ code, reason }: Refusal) => (reason ? `${code} ${reason}` : code),
  );

describe('a delivered project is invoiced', () => {
  beforeAll(async () => {
    done = await projectDone(open.owner, { photos: 3 });
  });

  it('over what was not invoiced yet, once', async () => {
    const draft = await draftInvoice(deps(), admin(), done.project.id);
    expect(draft).toMatchObject({ status: 'DRAFT', number: null, kind: 'SALE', ...totalsOf(done.unbilled) });
    expect(draft.items).toHaveLength(3);
    expect(await states()).toEqual(['UNBILLED']);
    expect(await refused(draftInvoice(deps(), admin(), done.project.id))).toBe('GUARD_REFUSED NOTHING_TO_BILL');
    await discardDraft(deps(), admin(), draft.id);
    expect(await refused(readInvoice(deps(), admin(), draft.id))).toBe('NOT_FOUND');
  });

  it('by a number, from which on the client knows it and nothing changes', async () => {
    const draft = await draftInvoice(deps(), admin(), done.project.id);
    const client = done.client.people.admin.actor;
    expect(await refused(readInvoice(deps(), client, draft.id))).toBe('NOT_FOUND');
    const invoice = await finalizeInvoice(deps(), admin(), draft.id);
    expect(invoice).toMatchObject({ status: 'OPEN', number: expect.stringMatching(/^F-20\d\d-000001$/) as string });
    expect(await states()).toEqual(['BILLED']);
    expect(await readInvoice(deps(), client, draft.id)).toEqual(invoice);
    expect(await refused(readInvoice(deps(), done.client.people.viewer.actor, draft.id))).toBe('NOT_FOUND');
    expect(await refused(finalizeInvoice(deps(), admin(), draft.id))).toBe('INVALID_TRANSITION STATE');
    expect(await refused(discardDraft(deps(), admin(), draft.id))).toBe('INVALID_TRANSITION STATE');
    expect(await refused(draftInvoice(deps(), admin(), done.project.id))).toBe('GUARD_REFUSED NOTHING_TO_BILL');
  });

  it('and declared void: it keeps its number, and its items are invoiced by another', async () => {
    const { items } = await listInvoices(deps(), admin(), { limit: 10, projectId: done.project.id });
    const [first] = items;
    const annulled = await voidInvoice(deps(), admin(), first!.id);
    expect(annulled).toMatchObject({ status: 'VOID', number: first!.number });
    expect(await states()).toEqual(['UNBILLED']);
    expect(await refused(voidInvoice(deps(), admin(), first!.id))).toBe('INVALID_TRANSITION STATE');
    const again = await draftInvoice(deps(), admin(), done.project.id);
    expect(await finalizeInvoice(deps(), admin(), again.id)).toMatchObject({
      number: expect.stringMatching(/000002$/) as string,
    });
  });

  it('and corrected by credit notes, line by line', async () => {
    const { items } = await listInvoices(deps(), admin(), { limit: 1, projectId: done.project.id });
    const [invoice] = items;
    const draft = await creditInvoice(deps(), admin(), invoice!.id, [1]);
    expect(await refused(creditInvoice(deps(), admin(), invoice!.id))).toBe('CONFLICT HAS_CREDIT_NOTE');
    const note = await finalizeInvoice(deps(), admin(), draft.id);
    expect(note).toMatchObject({ kind: 'CREDIT_NOTE', status: 'OPEN', correctsInvoiceId: invoice!.id });
    expect(note.number).toMatch(/^A-20\d\d-000001$/);
    expect((await states()).toSorted()).toEqual(['BILLED', 'UNBILLED']);
    expect(await refused(voidInvoice(deps(), admin(), invoice!.id))).toBe('CONFLICT HAS_CREDIT_NOTE');
    expect(await refused(creditInvoice(deps(), admin(), note.id))).toBe('INVALID_TRANSITION STATE');
    expect(await refused(creditInvoice(deps(), admin(), invoice!.id, [99]))).toBe('NOT_FOUND');
    const again = await draftInvoice(deps(), admin(), done.project.id);
    expect(again.items).toHaveLength(1);
    await finalizeInvoice(deps(), admin(), again.id);
    // Void, the credit note would make what the new invoice bills be billed twice.
    expect(await refused(voidInvoice(deps(), admin(), note.id))).toBe('CONFLICT ALREADY_BILLED');
  });

  it('by two drafts over the same items only once', async () => {
    done = await projectDone(open.owner, { photos: 1 });
    const draft = await draftInvoice(deps(), admin(), done.project.id);
    const twin = await open.owner.invoice.create({
      data: {
        issuerOrganizationId: done.studio.id,
        recipientOrganizationId: done.client.id,
        projectId: done.project.id,
        ...totalsOf(done.unbilled),
        items: {
          create: done.unbilled.map(({ id, description, quantity, unitPriceCents, vatBasisPoints }, position) => ({
            projectPricingItemId: id,
            netCents: quantity * unitPriceCents,
            description,
            quantity,
            unitPriceCents,
            vatBasisPoints,
            position,
          })),
        },
      },
    });
    const both = await Promise.allSettled([draft, twin].map(({ id }) => finalizeInvoice(deps(), admin(), id)));
    const reasons = both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).reason] : []));
    expect(reasons).toEqual(['ALREADY_BILLED']);
    expect(await open.owner.invoice.count({ where: { projectId: done.project.id, status: 'OPEN' } })).toBe(1);
  });

  it('by the studio’s administrators only', async () => {
    done = await projectDone(open.owner, { photos: 1 });
    const { id } = await draftInvoice(deps(), admin(), done.project.id);
    for (const actor of [done.studio.people.producer.actor, done.client.people.admin.actor, done.studio.system]) {
      expect(await refused(draftInvoice(deps(), actor, done.project.id))).toBe('FORBIDDEN');
      expect(await refused(finalizeInvoice(deps(), actor, id))).toBe('FORBIDDEN');
      expect(await refused(voidInvoice(deps(), actor, id))).toBe('FORBIDDEN');
    }
    const stranger = open.shoot.rival.people.admin.actor;
    expect(await refused(draftInvoice(deps(), stranger, done.project.id))).toBe('NOT_FOUND');
    expect(await refused(finalizeInvoice(deps(), stranger, id))).toBe('NOT_FOUND');
  });
});
