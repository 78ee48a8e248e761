import { listRetouchCategories } from '@etouch/contracts/routes/pricing';
import type { RetouchCategory } from '@etouch/contracts/routes/pricing';
import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../lib/me.ts';
import { apiQuery } from '../../lib/query.ts';

/** The studio's retouch categories that are still offered, and all of them by id (old photos keep archived ones). */
export function useCategories(): { offered: RetouchCategory[]; byId: ReadonlyMap<string, RetouchCategory> } {
  const can = useCan();
  const { data } = useQuery({ ...apiQuery(listRetouchCategories, {}), enabled: can('pricing.edit') });
  const all = data?.items ?? [];
  return {
    offered: all.filter(({ archivedAt }) => archivedAt === null),
    byId: new Map(all.map((category) => [category.id, category])),
  };
}
