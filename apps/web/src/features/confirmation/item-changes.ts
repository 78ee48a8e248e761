import { getProject } from '@etouch/contracts/routes/projects';
import { getProjectPricing } from '@etouch/contracts/routes/pricing';
import { editSelectionItems, getSelection } from '@etouch/contracts/routes/selections';
import type { SelectionItem } from '@etouch/contracts/routes/selections';
import { api } from '../../lib/api.ts';
import { apiQuery, invalidate, queryClient } from '../../lib/query.ts';

/** What can be said of chosen photos; absent fields stay. */
export type ItemChange = Partial<Pick<SelectionItem, 'categoryIds' | 'asIs' | 'instruction' | 'guidelineFileId'>>;

/** Says the same of several photos. Returns what puts each back as it was. */
export async function changeItems(
  projectId: string,
  items: SelectionItem[],
  change: ItemChange,
): Promise<() => Promise<void>> {
  await send(
    projectId,
    items.map(({ id }) => id),
    change,
  );
  const before = (item: SelectionItem): ItemChange =>
    Object.fromEntries(Object.keys(change).map((key) => [key, item[key as keyof ItemChange]]));
  return async () => {
    // Those that were alike go back in one request, one after the other so that none overtakes another.
    for (const group of Map.groupBy(items, (item) => JSON.stringify(before(item))).values()) {
      const [first] = group;
      if (first)
        await send(
          projectId,
          group.map(({ id }) => id),
          before(first),
        );
    }
  };
}

async function send(projectId: string, itemIds: string[], change: ItemChange): Promise<void> {
  const params = { projectId };
  const selection = await api.call(editSelectionItems, { params, body: { itemIds, ...change } });
  queryClient.setQueryData(apiQuery(getSelection, { params }).queryKey, selection);
  await invalidate(getProjectPricing, getProject);
}
