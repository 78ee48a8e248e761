import { listGuidelines } from '@etouch/contracts/routes/guidelines';
import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../lib/me.ts';
import { apiList } from '../../lib/query.ts';

/** Names of the studio's guidelines in force, by id. */
export function useGuidelineNames(): ReadonlyMap<string, string> {
  const can = useCan();
  const { data } = useQuery({ ...apiList(listGuidelines, {}), enabled: can('guideline.edit') });
  return new Map((data?.items ?? []).map(({ id, name }) => [id, name]));
}
