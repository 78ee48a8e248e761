import type { Tx } from './transaction.ts';

/**
 * Creates the organization of a new client or retoucher together with the relation to the actor's studio: neither row
 * could be seen without the other. Its first administrator is then invited.
 * @param partner `slug` unique among all organizations
 * @returns the new organization's id
 * @throws DUPLICATE (databaseRefusal) when the slug is taken, NOT_ALLOWED unless the actor administrates a studio
 */
export async function createPartner(
  tx: Tx,
  partner: { name: string; slug: string; kind: 'CLIENT' | 'RETOUCHER' },
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT app.create_partner(${partner.name}, ${partner.slug}, ${partner.kind}) AS id`;
  return rows[0]!.id;
}
