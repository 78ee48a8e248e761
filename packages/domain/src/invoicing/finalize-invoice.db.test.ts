import { createDatabase } from '@etouch/db/client';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { vanishAfter, type Statement } from '@etouch/db/testing/vanish-after';
import { withClient } from '@etouch/db/with-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { finalizeInvoice } from './finalize-invoice.ts';

/** Finalizations begun at the same time, each of a draft of its own. */
const DRAFTS = 200;
/** Connections they share: the server takes 200, and other tests need some. */
const CONNECTIONS = 90;
/** How often somebody whose connection was lost tries again. */
const ATTEMPTS = 3;

const seed = Number(process.env.ETOUCH_SEED ?? Date.now() % 2 ** 31);

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function random(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Drafts of one line each, every line a priced item of the shoot's project. */
async function makeDrafts(): Promise<string[]> {
  const { project, studio, client } = open.shoot;
  const line = { description: 'Basic', unitPriceCents: 700, vatBasisPoints: 2000 };
  const items = await open.owner.projectPricingItem.createManyAndReturn({
    data: Array.from({ length: DRAFTS }, () => ({
      ...line,
      projectId: project.id,
      studioId: studio.id,
      currency: 'EUR',
      priceSource: 'CATEGORY',
      billingState: 'UNBILLED',
    })),
  });
  return open.owner.$transaction(
    async (tx) => {
      const drafts = await tx.invoice.createManyAndReturn({
        data: items.map(() => ({
          issuerOrganizationId: studio.id,
          recipientOrganizationId: client.id,
          projectId: project.id,
          netCents: 700,
          vatCents: 140,
          totalCents: 840,
        })),
        select: { id: true },
      });
      await tx.invoiceItem.createMany({
        data: drafts.map(({ id }, i) => ({
          ...line,
          invoiceId: id,
          position: 1,
          netCents: 700,
          projectPricingItemId: items[i]!.id,
        })),
      });
      return drafts.map(({ id }) => id);
    },
    { timeout: 60_000 },
  );
}

class TakenBack extends Error {}

/** A finalization by hand, statement by statement. */
const byHand = (invoiceId: string): Statement[] => [
  ['BEGIN', []],
  ['SELECT app.become_system($1)', [open.shoot.studio.id]],
  ["SELECT app.finalize_invoice($1, 'F', 30)", [invoiceId]],
  [
    `UPDATE "ProjectPricingItem" SET "billingState" = 'BILLED'
     WHERE id IN (SELECT "projectPricingItemId" FROM "InvoiceItem" WHERE "invoiceId" = $1)`,
    [invoiceId],
  ],
  ['COMMIT', []],
];

it(`${DRAFTS} finalizations at once, rolled back and killed at random, give 1 to n without a gap (seed ${seed})`, async () => {
  const dice = random(seed);
  const drafts = await makeDrafts();
  const db = createDatabase({ ...open.urls, directUrl: open.urls.jobsUrl, poolSize: CONNECTIONS });
  const { actor } = open.shoot.studio.people.admin;
  const told: string[] = [];
  const fates = { numbered: 0, takenBack: 0, failed: 0, vanished: 0 };

  /** The use-case inside a transaction that is taken back at its end. */
  const takenBack = {
    db: {
      ...db,
      withActor: ((who, work, options) =>
        db.withActor(
          who,
          async (tx) => {
            await work(tx);
            throw new TakenBack();
          },
          options,
        )) as typeof db.withActor,
    },
  };
  const one = async (invoiceId: string) => {
    const fate = dice();
    if (fate < 0.2) {
      fates.vanished += 1;
      return vanishAfter(open.urls.appUrl, Math.floor(dice() * 5), byHand(invoiceId));
    }
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const { number } = await finalizeInvoice(fate < 0.4 ? takenBack : { db }, actor, invoiceId);
        fates.numbered += 1;
        return void told.push(number!);
      } catch (error) {
        if (error instanceof TakenBack) return void (fates.takenBack += 1);
        // Busy or killed: the invoice has a number or has none, and is tried again.
        fates.failed += 1;
      }
    }
  };
  const end = new AbortController();
  const killer = withClient(open.urls.superuserUrl, async (admin) => {
    let killed = 0;
    while (!end.signal.aborted) {
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'etouch_app' AND xact_start IS NOT NULL
         ORDER BY hashtextextended(pid::text, $1) LIMIT 1`,
        [Math.floor(dice() * 1e9)],
      );
      killed += rowCount ?? 0;
      await new Promise((resume) => setTimeout(resume, 20 + dice() * 80));
    }
    return killed;
  });
  await Promise.all(drafts.map(one));
  end.abort();
  const killed = await killer;
  console.log(JSON.stringify({ seed, ...fates, killed }));

  const check = async () => {
    const rows = await open.owner.invoice.findMany({
      where: { series: 'F' },
      orderBy: { sequence: 'asc' },
      select: { id: true, sequence: true, number: true, issuedAt: true, items: { select: { pricingItem: true } } },
    });
    expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.map((row) => row.issuedAt!.getTime())).toEqual(
      rows.map((row) => row.issuedAt!.getTime()).toSorted((a, b) => a - b),
    );
    expect(rows.every((row) => row.items[0]!.pricingItem!.billingState === 'BILLED')).toBe(true);
    const billed = await open.owner.projectPricingItem.count({ where: { billingState: 'BILLED' } });
    expect(billed).toBe(rows.length);
    return rows;
  };
  const numbered = await check();
  // What somebody was told is so; some more may be whose answer was lost.
  expect(numbered.map((row) => row.number)).toEqual(expect.arrayContaining(told));
  expect(fates.takenBack).toBeGreaterThan(0);
  expect(killed).toBeGreaterThan(0);
  expect(numbered.length).toBeGreaterThan(DRAFTS / 4);

  // The rest goes on where it ended.
  const has = new Set(numbered.map((row) => row.id));
  for (const id of drafts.filter((draft) => !has.has(draft))) await finalizeInvoice({ db: open.db }, actor, id);
  expect(await check()).toHaveLength(DRAFTS);
  await db.close();
}, 120_000);
