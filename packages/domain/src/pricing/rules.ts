import type { PriceSource } from '@etouch/contracts/enums';

/** Prices of one category as the rules hold them, in minor units; undefined where a rule says nothing. */
export interface CandidatePrices {
  project?: number | undefined;
  client?: number | undefined;
  guidelineOrganization?: number | undefined;
  guideline?: number | undefined;
  category: number;
}

/** The selling price, most specific rule first, and the rule that gave it (domain.md, "Money"). */
export function resolvePrice(prices: CandidatePrices): { unitPriceCents: number; priceSource: PriceSource } {
  const order: [PriceSource, number | undefined][] = [
    ['PROJECT', prices.project],
    ['CLIENT', prices.client],
    ['GUIDELINE_ORGANIZATION', prices.guidelineOrganization],
    ['GUIDELINE', prices.guideline],
  ];
  for (const [priceSource, unitPriceCents] of order) {
    if (unitPriceCents !== undefined) return { unitPriceCents, priceSource };
  }
  return { unitPriceCents: prices.category, priceSource: 'CATEGORY' };
}

export interface PricedLine {
  quantity: number;
  unitPriceCents: number;
  vatBasisPoints: number;
}

/** Net of one line, in minor units. */
export function netOf(line: PricedLine): number {
  return line.quantity * line.unitPriceCents;
}

/**
 * Totals in minor units as EN 16931 computes them: VAT is taken once per rate on the sum of that rate's lines and
 * rounded half up there, never line by line (BR-CO-17).
 */
export function totalsOf(lines: readonly PricedLine[]): { netCents: number; vatCents: number; totalCents: number } {
  const netByRate = new Map<number, number>();
  for (const line of lines) netByRate.set(line.vatBasisPoints, (netByRate.get(line.vatBasisPoints) ?? 0) + netOf(line));
  let netCents = 0;
  let vatCents = 0;
  for (const [rate, net] of netByRate) {
    netCents += net;
    vatCents += Math.floor((net * rate + 5_000) / 10_000);
  }
  return { netCents, vatCents, totalCents: netCents + vatCents };
}
