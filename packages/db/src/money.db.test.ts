import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prisma, PrismaClient } from './generated/prisma/client.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import { finalizeInvoice } from './testing/finalize-invoice.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

/** What even the owner of the tables, whom no policy restrains, is refused. */
async function refusal(work: (owner: PrismaClient) => Promise<unknown>): Promise<string | undefined> {
  return work(open.owner).then(
    () => 'accepted',
    (error: unknown) => databaseRefusal(error) ?? String(error),
  );
}

interface Line {
  quantity?: number;
  unitPriceCents: number;
  vatBasisPoints?: number;
  netCents?: number;
  projectPricingItemId?: string;
}

const itemsOf = (lines: Line[]) =>
  lines.map(({ quantity = 1, unitPriceCents, vatBasisPoints = 2000, ...more }, i) => ({
    position: i + 1,
    description: 'Basic',
    quantity,
    unitPriceCents,
    vatBasisPoints,
    netCents: quantity * unitPriceCents,
    ...more,
  }));

/** A draft of the shoot's studio to its client; the totals are given, because they may be wrong on purpose. */
function draft(
  lines: Line[],
  netCents: number,
  vatCents: number,
  more: Partial<Prisma.InvoiceUncheckedCreateInput> = {},
) {
  return {
    data: {
      issuerOrganizationId: open.shoot.studio.id,
      recipientOrganizationId: open.shoot.client.id,
      netCents,
      vatCents,
      totalCents: netCents + vatCents,
      items: { create: itemsOf(lines) },
      ...more,
    },
  };
}

/** A finalized invoice of one line of 10.00 at 20 %, unless other lines are given. */
async function openInvoice(lines: Line[] = [{ unitPriceCents: 1000 }], netCents = 1000, vatCents = 200) {
  const { id } = await open.owner.invoice.create(draft(lines, netCents, vatCents));
  await finalizeInvoice(open, open.shoot.studio.people.admin.actor, id);
  return open.owner.invoice.findUniqueOrThrow({ where: { id } });
}

describe('sums', () => {
  test('an invoice says what its lines say, with the VAT of each rate rounded half up on its sum', async () => {
    const create = (lines: Line[], net: number, vat: number) =>
      refusal((owner) => owner.invoice.create(draft(lines, net, vat)));
    expect(await create([], 0, 0)).toBe('accepted');
    expect(await create([], 1, 0)).toBe('SUM_DIFFERS');
    const lines = [
      { quantity: 3, unitPriceCents: 333 },
      { unitPriceCents: 1, vatBasisPoints: 2000 },
      { unitPriceCents: 250, vatBasisPoints: 550 },
      { unitPriceCents: 100, vatBasisPoints: 0 },
    ];
    // 20 % of 10.00 is 2.00; 5.5 % of 2.50 is 0.1375.
    expect(await create(lines, 1350, 214)).toBe('accepted');
    expect(await create(lines, 1350, 213)).toBe('SUM_DIFFERS');
    expect(await create(lines, 1349, 214)).toBe('SUM_DIFFERS');
    // Half a cent goes up, and once: two lines of 0.05 at 10 % owe 0.01, and not twice 0.01.
    const halves = [
      { unitPriceCents: 5, vatBasisPoints: 1000 },
      { unitPriceCents: 5, vatBasisPoints: 1000 },
    ];
    expect(await create(halves.slice(1), 5, 1)).toBe('accepted');
    expect(await create(halves, 10, 1)).toBe('accepted');
    expect(await create(halves, 10, 2)).toBe('SUM_DIFFERS');
  });

  test('a line is its quantity times its price, never negative', async () => {
    const create = (line: Line) =>
      refusal((owner) => owner.invoice.create(draft([line], line.netCents ?? line.unitPriceCents, 0)));
    expect(await create({ quantity: 2, unitPriceCents: 10, netCents: 19, vatBasisPoints: 0 })).toBe('INVALID_VALUE');
    expect(await create({ unitPriceCents: -10, vatBasisPoints: 0 })).toBe('INVALID_VALUE');
    expect(await create({ quantity: 0, unitPriceCents: 10, netCents: 0, vatBasisPoints: 0 })).toBe('INVALID_VALUE');
    expect(await create({ quantity: 2, unitPriceCents: 10, netCents: 20, vatBasisPoints: 0 })).toBe('accepted');
  });

  test('lines and totals of a draft change together or not at all', async () => {
    const { id } = await open.owner.invoice.create(draft([{ unitPriceCents: 1000 }], 1000, 200));
    const where = { invoiceId_position: { invoiceId: id, position: 1 } };
    const line = { unitPriceCents: 500, netCents: 500 };
    const totals = { netCents: 500, vatCents: 100, totalCents: 600 };
    expect(await refusal((owner) => owner.invoiceItem.update({ where, data: line }))).toBe('SUM_DIFFERS');
    expect(await refusal((owner) => owner.invoiceItem.delete({ where }))).toBe('SUM_DIFFERS');
    expect(await refusal((owner) => owner.invoice.update({ where: { id }, data: totals }))).toBe('SUM_DIFFERS');
    const both = refusal((owner) =>
      owner.$transaction([
        owner.invoiceItem.update({ where, data: line }),
        owner.invoice.update({ where: { id }, data: totals }),
      ]),
    );
    expect(await both).toBe('accepted');
    expect(
      await refusal((owner) =>
        owner.$transaction([
          owner.invoiceItem.deleteMany({ where: { invoiceId: id } }),
          owner.invoice.delete({ where: { id } }),
        ]),
      ),
    ).toBe('accepted');
  });

  test('a quote says what its lines say, has one, and takes no more once it was answered', async () => {
    const { project, quote } = open.shoot;
    const line = { projectId: project.id, description: 'x', quantity: 2, unitPriceCents: 350, vatBasisPoints: 2000 };
    const offer = (number: number, netCents: number, vatCents: number, lines: number) =>
      refusal((owner) =>
        owner.$transaction(async (tx) => {
          const totals = { netCents, vatCents, totalCents: netCents + vatCents };
          const { id } = await tx.quote.create({ data: { projectId: project.id, number, currency: 'EUR', ...totals } });
          const data = Array.from({ length: lines }, (_, position) => ({
            quoteId: id,
            position,
            netCents: 700,
            ...line,
          }));
          await tx.quoteLine.createMany({ data });
        }),
      );
    expect(await offer(2, 700, 140, 1)).toBe('accepted');
    expect(await offer(3, 700, 139, 1)).toBe('SUM_DIFFERS');
    expect(await offer(3, 700, 140, 2)).toBe('SUM_DIFFERS');
    expect(await offer(3, 0, 0, 0)).toBe('SUM_DIFFERS');
    const another = { ...line, quoteId: quote.id, position: 7, netCents: 700 };
    const free = { ...another, unitPriceCents: 0, netCents: 0 };
    expect(await refusal((owner) => owner.quoteLine.create({ data: { ...another, netCents: 1 } }))).toBe(
      'INVALID_VALUE',
    );
    expect(await refusal((owner) => owner.quoteLine.create({ data: another }))).toBe('SUM_DIFFERS');
    await open.owner.quote.update({ where: { id: quote.id }, data: { state: 'SUPERSEDED' } });
    expect(await refusal((owner) => owner.quoteLine.create({ data: free }))).toBe('IMMUTABLE');
  });
});

describe('a finalized invoice', () => {
  test('keeps all it says, also what a later migration adds', async () => {
    const { id } = await openInvoice();
    const where = { id };
    const change = (data: Prisma.InvoiceUncheckedUpdateInput) =>
      refusal((owner) => owner.invoice.update({ where, data }));
    for (const data of [
      { netCents: 5, vatCents: 1, totalCents: 6 },
      { dueAt: new Date(Date.now() + 1e9) },
      { projectId: open.shoot.project.id },
      { recipientOrganizationId: open.shoot.other.id },
      { kind: 'DEPOSIT' },
      { createdAt: new Date(0) },
      { issuedAt: new Date(0) },
    ])
      expect(await change(data), JSON.stringify(data)).toBe('IMMUTABLE');
    expect(await change({ stripeInvoiceId: 'in_1' })).toBe('accepted');
    const [item] = itemsOf([{ unitPriceCents: 1 }]);
    expect(await refusal((owner) => owner.invoiceItem.create({ data: { ...item!, invoiceId: id, position: 2 } }))).toBe(
      'IMMUTABLE',
    );
    expect(
      await refusal((owner) => owner.invoiceItem.updateMany({ where: { invoiceId: id }, data: { description: 'x' } })),
    ).toBe('IMMUTABLE');
    expect(await refusal((owner) => owner.invoiceItem.deleteMany({ where: { invoiceId: id } }))).toBe('IMMUTABLE');
    expect(await refusal((owner) => owner.invoice.delete({ where }))).toBe('IMMUTABLE');
    for (const table of ['Invoice', 'InvoiceItem', 'InvoiceSeries', 'Payment'])
      expect(await refusal((owner) => owner.$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`))).toBe('APPEND_ONLY');
  });

  test('is born a draft, and has a number exactly when it is none', async () => {
    const create = (more: object) => refusal((owner) => owner.invoice.create(draft([], 0, 0, more)));
    expect(await create({ number: 'F-1' })).toBe('INVALID_VALUE');
    expect(await create({ status: 'OPEN' })).toBe('INVALID_TRANSITION');
    const number = { series: 'F', year: 2026, sequence: 7, number: 'F-2026-000007', issuedAt: new Date() };
    expect(await create({ status: 'VOID', ...number })).toBe('INVALID_TRANSITION');
  });

  test('without a line cannot be', async () => {
    const { id } = await open.owner.invoice.create(draft([], 0, 0));
    const { actor } = open.shoot.studio.people.admin;
    expect(await refusal(() => finalizeInvoice(open, actor, id))).toBe('SUM_DIFFERS');
  });

  test('takes no line that was on its way when it was finalized', async () => {
    const { id } = await open.owner.invoice.create(draft([{ unitPriceCents: 1000 }], 1000, 200));
    const [item] = itemsOf([{ unitPriceCents: 0 }]);
    const late = await open.db.withActor(open.shoot.studio.people.admin.actor, async (tx) => {
      await tx.$queryRaw`SELECT number FROM app.finalize_invoice(${id}::uuid, 'F', 30)`;
      const line = { answer: undefined as string | undefined, done: undefined as Promise<void> | undefined };
      line.done = refusal((owner) => owner.invoiceItem.create({ data: { ...item!, invoiceId: id, position: 2 } })).then(
        (answer) => void (line.answer = answer),
      );
      // It still saw a draft; now it waits for the draft's row.
      const waits = () => open.owner.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while (line.answer === undefined && (await waits()).length === 0);
      return line;
    });
    await late.done;
    expect(late.answer).toBe('IMMUTABLE');
  });
});

describe('numbers', () => {
  const admin = () => open.shoot.studio.people.admin.actor;
  const make = async () => (await open.owner.invoice.create(draft([{ unitPriceCents: 1000 }], 1000, 200))).id;

  test('count up by one per issuer, series and year, with the time of issue', async () => {
    const year = new Date().toLocaleString('en', { year: 'numeric', timeZone: 'Europe/Paris' });
    const [first, second, elsewhere] = [await make(), await make(), await make()];
    expect(await finalizeInvoice(open, admin(), first, 'N')).toBe(`N-${year}-000001`);
    expect(await finalizeInvoice(open, admin(), second, 'N')).toBe(`N-${year}-000002`);
    expect(await finalizeInvoice(open, admin(), elsewhere, 'M')).toBe(`M-${year}-000001`);
    const rows = await open.owner.invoice.findMany({ where: { series: 'N' }, orderBy: { sequence: 'asc' } });
    expect(rows[0]!.issuedAt! <= rows[1]!.issuedAt!).toBe(true);
    expect(rows[0]!.dueAt!.getTime() - rows[0]!.issuedAt!.getTime()).toBe(30 * 86_400_000);
  });

  test('are given once, by an administrator of the issuer, to a draft', async () => {
    const { studio, client, rival } = open.shoot;
    const id = await make();
    for (const { actor } of [studio.people.producer, rival.people.admin])
      expect(await finalizeInvoice(open, actor, id)).toBeUndefined();
    expect(await refusal(() => finalizeInvoice(open, client.people.admin.actor, id))).toBe('NOT_ALLOWED');
    expect(await finalizeInvoice(open, admin(), id)).toBeDefined();
    expect(await finalizeInvoice(open, admin(), id)).toBeUndefined();
  });

  test('are taken by no other way', async () => {
    const id = await make();
    await openInvoice();
    const series = await open.owner.invoiceSeries.findFirstOrThrow({ where: { series: 'F' } });
    const { lastSequence: last, lastIssuedAt: issuedAt, year } = series;
    const take =
      (sequence: number, at = issuedAt) =>
      (owner: Pick<PrismaClient, 'invoice'>) =>
        owner.invoice.update({
          where: { id },
          data: {
            status: 'OPEN',
            series: 'F',
            year,
            sequence,
            number: `F-${year}-${String(sequence).padStart(6, '0')}`,
            issuedAt: at,
          },
        });
    expect(await refusal(take(last))).toBe('DUPLICATE');
    for (const sequence of [last + 1, last + 2, last - 1])
      expect(await refusal(take(sequence))).toBe('NUMBER_OUT_OF_TURN');
    const count = (data: object) => (owner: Pick<PrismaClient, 'invoiceSeries'>) =>
      owner.invoiceSeries.update({ where: { id: series.id }, data });
    // A number that is on no invoice at the end is not given.
    expect(await refusal(count({ lastSequence: last + 1 }))).toBe('NUMBER_OUT_OF_TURN');
    expect(await refusal(count({ lastSequence: last + 2 }))).toBe('NUMBER_OUT_OF_TURN');
    expect(await refusal(count({ lastSequence: last - 1 }))).toBe('NUMBER_OUT_OF_TURN');
    const both = (at: Date) => (owner: PrismaClient) =>
      owner.$transaction(async (tx) => {
        await count({ lastSequence: last + 1, lastIssuedAt: at })(tx);
        await take(last + 1, at)(tx);
      });
    expect(await refusal(both(new Date(issuedAt!.getTime() - 1)))).toBe('NUMBER_OUT_OF_TURN');
    expect(await refusal(both(new Date(Date.now() + 60_000)))).toBe('NUMBER_OUT_OF_TURN');
    expect(await refusal((owner) => owner.invoiceSeries.deleteMany())).toBe('NUMBER_OUT_OF_TURN');
    const another = { issuerOrganizationId: series.issuerOrganizationId, series: 'F', year: year + 1 };
    const ahead = { ...another, lastSequence: 1, lastIssuedAt: new Date() };
    expect(await refusal((owner) => owner.invoiceSeries.create({ data: ahead }))).toBe('NUMBER_OUT_OF_TURN');
    // The application's role cannot even try.
    await expect(
      open.db.withActor(admin(), (tx) => tx.invoiceSeries.updateMany({ data: { lastSequence: 99 } })),
    ).rejects.toSatisfy((error) => databaseRefusal(error) === 'NOT_ALLOWED');
  });

  test('belong to the year of issue where the issuer is', async () => {
    const yearOf = (timeZone: string) =>
      open.owner.$transaction(async (tx) => {
        const { id } = await tx.organization.create({ data: { name: 'z', slug: timeZone, type: 'STUDIO', timeZone } });
        const [row] = await tx.$queryRaw<{ year: number }[]>`
          SELECT app.year_of('2026-12-31T23:30:00Z', ${id}::uuid) AS year`;
        return row!.year;
      });
    expect(await yearOf('Europe/Paris')).toBe(2027);
    expect(await yearOf('America/Montreal')).toBe(2026);
  });
});

describe('a credit note', () => {
  const credit = (corrected: { id: string }, lines: Line[], net: number, vat: number, more: object = {}) =>
    draft(lines, net, vat, { kind: 'CREDIT_NOTE', correctsInvoiceId: corrected.id, ...more });
  const issue = async (corrected: { id: string }, unitPriceCents: number, vatBasisPoints = 2000) => {
    const vat = Math.floor((unitPriceCents * vatBasisPoints + 5000) / 10_000);
    const { id } = await open.owner.invoice.create(
      credit(corrected, [{ unitPriceCents, vatBasisPoints }], unitPriceCents, vat),
    );
    return refusal(() => finalizeInvoice(open, open.shoot.studio.people.admin.actor, id, 'A'));
  };

  test('names a finalized invoice of the same two sides and currency', async () => {
    const invoice = await openInvoice();
    const create = (corrected: { id: string }, more: object = {}) =>
      refusal((owner) => owner.invoice.create(credit(corrected, [], 0, 0, more)));
    const { rival, other } = open.shoot;
    expect(await create(invoice)).toBe('accepted');
    expect(await create(invoice, { issuerOrganizationId: rival.id })).toBe('TENANTS_MEET');
    expect(await create(invoice, { recipientOrganizationId: other.id })).toBe('TENANTS_MEET');
    expect(await create(invoice, { currency: 'USD' })).toBe('TENANTS_MEET');
    expect(await create(invoice, { kind: 'SALE' })).toBe('INVALID_VALUE');
    expect(await create(await open.owner.invoice.create(draft([], 0, 0)))).toBe('INVALID_TRANSITION');
    expect(await refusal((owner) => owner.invoice.create(draft([], 0, 0, { kind: 'CREDIT_NOTE' })))).toBe(
      'INVALID_VALUE',
    );
  });

  test('gives back no more than was invoiced, at each rate', async () => {
    const mixed = [{ unitPriceCents: 1000 }, { unitPriceCents: 500, vatBasisPoints: 1000 }];
    const invoice = await openInvoice(mixed, 1500, 250);
    expect(await issue(invoice, 1001)).toBe('SUM_DIFFERS');
    expect(await issue(invoice, 1, 550)).toBe('SUM_DIFFERS');
    expect(await issue(invoice, 600)).toMatch('accepted');
    expect(await issue(invoice, 401)).toBe('SUM_DIFFERS');
    expect(await Promise.all([issue(invoice, 300), issue(invoice, 300)])).toEqual(
      expect.arrayContaining(['accepted', 'SUM_DIFFERS']),
    );
    expect(await issue(invoice, 500, 1000)).toBe('accepted');
  });

  test('and a voiding exclude each other', async () => {
    const invoice = await openInvoice();
    expect(await issue(invoice, 100)).toBe('accepted');
    const annul = (id: string) => refusal((owner) => owner.invoice.update({ where: { id }, data: { status: 'VOID' } }));
    expect(await annul(invoice.id)).toBe('SUM_DIFFERS');
    const second = await openInvoice();
    const { id } = await open.owner.invoice.create(credit(second, [{ unitPriceCents: 100 }], 100, 20));
    expect(await annul(second.id)).toBe('accepted');
    const late = refusal(() => finalizeInvoice(open, open.shoot.studio.people.admin.actor, id, 'A'));
    expect(await late).toBe('INVALID_TRANSITION');
  });
});

describe('what was priced', () => {
  const priced = (billingState = 'UNBILLED') =>
    open.owner.projectPricingItem.create({
      data: {
        projectId: open.shoot.project.id,
        studioId: open.shoot.studio.id,
        description: 'Basic',
        unitPriceCents: 1000,
        currency: 'EUR',
        vatBasisPoints: 2000,
        priceSource: 'CATEGORY',
        billingState,
      },
    });
  /** Finalizes an invoice of one priced item and sets the item's state in the same transaction. */
  const bill = async (projectPricingItemId: string, billingState = 'BILLED', more: object = {}) => {
    const lines = [{ unitPriceCents: 1000, projectPricingItemId }];
    const { id } = await open.owner.invoice.create(
      draft(lines, 1000, 200, { projectId: open.shoot.project.id, ...more }),
    );
    const { actor } = open.shoot.studio.people.admin;
    const done = await refusal(() =>
      open.db.withActor(actor, async (tx) => {
        await tx.$queryRaw`SELECT number FROM app.finalize_invoice(${id}::uuid, 'F', 30)`;
        await tx.projectPricingItem.updateMany({ where: { id: projectPricingItemId }, data: { billingState } });
      }),
    );
    return { id, done };
  };

  test('is billed exactly while it is invoiced, and once', async () => {
    expect(await refusal(() => priced('BILLED'))).toBe('SUM_DIFFERS');
    const item = await priced();
    expect((await bill(item.id, 'UNBILLED')).done).toBe('SUM_DIFFERS');
    const invoice = await bill(item.id);
    expect(invoice.done).toBe('accepted');
    expect((await bill(item.id)).done).toBe('SUM_DIFFERS');
    const change = (data: object) =>
      refusal((owner) => owner.projectPricingItem.update({ where: { id: item.id }, data }));
    expect(await change({ billingState: 'UNBILLED' })).toBe('SUM_DIFFERS');
    expect(await change({ unitPriceCents: 1 })).toBe('IMMUTABLE');
    // A credit note that names it makes it billable again.
    const back = await bill(item.id, 'UNBILLED', { kind: 'CREDIT_NOTE', correctsInvoiceId: invoice.id });
    expect(back.done).toBe('accepted');
    expect((await bill(item.id)).done).toBe('accepted');
  });

  test('is billable again once its invoice is void', async () => {
    const item = await priced();
    const invoice = await bill(item.id);
    const annul = (billingState: string) =>
      refusal((owner) =>
        owner.$transaction([
          owner.projectPricingItem.update({ where: { id: item.id }, data: { billingState } }),
          owner.invoice.update({ where: { id: invoice.id }, data: { status: 'VOID' } }),
        ]),
      );
    expect(await annul('BILLED')).toBe('SUM_DIFFERS');
    expect(await annul('UNBILLED')).toBe('accepted');
    expect(
      await refusal((owner) =>
        owner.projectPricingItem.update({ where: { id: item.id }, data: { billingState: 'WAIVED' } }),
      ),
    ).toBe('INVALID_VALUE');
  });
});

describe('payments', () => {
  const pay = (data: object) =>
    open.owner.payment.create({ data: { organizationId: open.shoot.studio.id, amountCents: 1000, ...data } });
  const change = (id: string, data: object) => refusal((owner) => owner.payment.update({ where: { id }, data }));

  test('are REFUNDED exactly when all was refunded', async () => {
    const { id } = await pay({ status: 'SUCCEEDED' });
    expect(await change(id, { refundedCents: 1001 })).toBe('INVALID_VALUE');
    expect(await change(id, { status: 'REFUNDED', refundedCents: 999 })).toBe('INVALID_VALUE');
    expect(await change(id, { refundedCents: 1000 })).toBe('INVALID_VALUE');
    expect(await change(id, { refundedCents: 400 })).toBe('accepted');
    expect(await change(id, { status: 'REFUNDED', refundedCents: 1000 })).toBe('accepted');
    // A refund that failed afterwards.
    expect(await change(id, { status: 'SUCCEEDED', refundedCents: 400 })).toBe('accepted');
    expect(await refusal(() => pay({ status: 'PENDING', refundedCents: 1 }))).toBe('INVALID_VALUE');
  });

  test('that have succeeded keep their amount and are not awaited again', async () => {
    const { id } = await pay({ status: 'PROCESSING' });
    expect(await change(id, { amountCents: 900 })).toBe('accepted');
    expect(await change(id, { status: 'SUCCEEDED' })).toBe('accepted');
    for (const data of [{ amountCents: 1 }, { currency: 'USD' }, { status: 'PROCESSING' }, { status: 'CANCELED' }])
      expect(await change(id, data)).toBe('IMMUTABLE');
    expect(await refusal((owner) => owner.payment.delete({ where: { id } }))).toBe('IMMUTABLE');
    const byHand = await pay({ status: 'PAID' });
    expect(await change(byHand.id, { status: 'UNPAID' })).toBe('IMMUTABLE');
    expect(await change(byHand.id, { status: 'CANCELED' })).toBe('accepted');
  });
});
