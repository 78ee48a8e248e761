import type { Actor } from '@etouch/db/actor';
import { createGuideline, listGuidelines } from '@etouch/domain/guidelines/manage-guidelines';
import { createRetouchCategory, listRetouchCategories, setPrice } from '@etouch/domain/pricing/manage-categories';
import type { ServerDeps } from '../wiring.ts';
import { categories, guidelines } from './scenario.ts';
import type { Company } from './enlist-cast.ts';

export interface Stock {
  categoryId(code: string): string;
  guidelineIds: string[];
}

/** The studio's price list, its clients' and retouchers' own prices, and its guidelines; only what is missing. */
export async function stockStudio(deps: ServerDeps, company: Company, studio: Actor): Promise<Stock> {
  const known = new Map((await listRetouchCategories(deps, studio)).items.map((row) => [row.code, row.id]));
  for (const { code, name, unitPriceCents, costCents } of categories) {
    const id = known.get(code) ?? (await createRetouchCategory(deps, studio, { code, name, unitPriceCents })).id;
    known.set(code, id);
    const price = (key: 'lerins' | 'pixel' | 'nord', cents: number) =>
      setPrice(deps, studio, id, { organizationId: company.organizationId(key), unitPriceCents: cents });
    await price('lerins', Math.round(unitPriceCents * 0.9));
    await price('pixel', costCents);
    await price('nord', Math.round(costCents * 1.1));
  }
  const written = new Map((await listGuidelines(deps, studio, { limit: 200 })).items.map((row) => [row.name, row.id]));
  for (const guideline of guidelines) {
    if (!written.has(guideline.name)) written.set(guideline.name, (await createGuideline(deps, studio, guideline)).id);
  }
  return {
    categoryId(code) {
      const id = known.get(code);
      if (!id) throw new Error(`no category ${code}`);
      return id;
    },
    guidelineIds: [...written.values()],
  };
}
