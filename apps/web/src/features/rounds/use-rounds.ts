import { listRoundAssets, listRounds } from '@etouch/contracts/routes/rounds';
import type { Round, RoundAsset } from '@etouch/contracts/routes/rounds';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** A round with all of its photos, by name. */
export interface RoundWork extends Round {
  assets: RoundAsset[];
}

const byName = new Intl.Collator(undefined, { numeric: true });

/**
 * All rounds of a project with their photos, newest round first: a round is assigned, checked and decided as a whole. It
 * is read page by page, under the key of the rounds.
 */
export function roundsQuery(projectId: string) {
  const input = { params: { projectId } };
  return queryOptions({
    queryKey: [listRounds.id, input] as const,
    queryFn: async ({ signal }): Promise<{ items: RoundWork[] }> => {
      const [rounds, assets] = await Promise.all([
        api.callAll(listRounds, input, { signal }),
        api.callAll(listRoundAssets, input, { signal }),
      ]);
      const ofRound = Map.groupBy(
        assets.items.toSorted((a, b) => byName.compare(a.name, b.name)),
        ({ roundId }) => roundId,
      );
      return { items: rounds.items.map((round) => ({ ...round, assets: ofRound.get(round.id) ?? [] })) };
    },
  });
}

export const useRounds = (projectId: string) => useQuery(roundsQuery(projectId));
