import { createTestDatabase } from '@etouch/db/testing/database';
import { withClient } from '@etouch/db/with-client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { netOf, totalsOf, type PricedLine } from '../pricing/rules.ts';

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }),
  unitPriceCents: fc.integer({ min: 0, max: 9_999 }),
  vatBasisPoints: fc.constantFrom(0, 210, 550, 1_000, 2_000, 3_333),
});

/** A cent too much or too little in one of the three sums. */
const slip = fc.record({ net: fc.constantFrom(0, 1, -1), vat: fc.constantFrom(0, 1, -1) });

test('the database accepts an invoice with the totals the domain computes, and no other', async () => {
  const urls = await createTestDatabase();
  await withClient(urls.ownerUrl, async (client) => {
    const organization = async (type: string) => {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO "Organization" (id, name, slug, type, "updatedAt")
         VALUES (gen_random_uuid(), $1::text, $1::text, $1::text::"OrganizationType", now()) RETURNING id`,
        [type],
      );
      return rows[0]!.id;
    };
    const [platform, studio] = [await organization('PLATFORM'), await organization('STUDIO')];
    const accepted = async (lines: PricedLine[], net: number, vat: number) => {
      await client.query('BEGIN');
      try {
        const { rows } = await client.query<{ id: string }>(
          `INSERT INTO "Invoice" (id, kind, "issuerOrganizationId", "recipientOrganizationId", "netCents", "vatCents", "totalCents", "updatedAt")
           VALUES (gen_random_uuid(), 'SUBSCRIPTION', $1, $2, $3::int, $4::int, $3::int + $4::int, now()) RETURNING id`,
          [platform, studio, net, vat],
        );
        await client.query(
          `INSERT INTO "InvoiceItem" (id, "invoiceId", position, description, quantity, "unitPriceCents", "netCents", "vatBasisPoints")
           SELECT gen_random_uuid(), $1, n, 'x', quantity, price, net, rate
           FROM unnest($2::int[], $3::int[], $4::int[], $5::int[]) WITH ORDINALITY l (quantity, price, net, rate, n)`,
          [
            rows[0]!.id,
            lines.map(({ quantity }) => quantity),
            lines.map(({ unitPriceCents }) => unitPriceCents),
            lines.map(netOf),
            lines.map(({ vatBasisPoints }) => vatBasisPoints),
          ],
        );
        await client.query('SET CONSTRAINTS ALL IMMEDIATE');
        return true;
      } catch (error) {
        // Its own refusal, or that of a sum below zero; anything else is a defect of this test.
        expect(['ET008', '23514']).toContain((error as { code?: string }).code);
        return false;
      } finally {
        await client.query('ROLLBACK');
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), slip, async (lines, wrong) => {
        const { netCents, vatCents } = totalsOf(lines);
        const right = wrong.net === 0 && wrong.vat === 0;
        expect(await accepted(lines, netCents + wrong.net, vatCents + wrong.vat)).toBe(right);
      }),
      // Each run is a transaction: what fails is shown as it is, within the time of the test.
      { numRuns: 150, endOnFailure: true, plugins: [fc.interruptAfterTimeLimit(30_000, { failOnInterrupt: true })] },
    );
  });
  await urls.drop();
});
