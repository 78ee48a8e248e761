import { decideVersions, listRounds } from '@etouch/contracts/routes/rounds';
import type { Version } from '@etouch/contracts/routes/rounds';
import { getProject } from '@etouch/contracts/routes/projects';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { invalidate, queryClient } from '../../lib/query.ts';
import { announceUndoable } from '../../lib/undo.ts';
import { useProblemWords } from '../../lib/use-problem.ts';
import { actsOn } from '../projects/transition.ts';
import { roundsQuery } from '../rounds/use-rounds.ts';
import type { ReviewEntry } from './review-entries.ts';

type ClientDecision = Version['clientDecision'];

/** Shows a decision at once; the server's answer follows. */
function show(projectId: string, versionIds: ReadonlySet<string>, clientDecision: ClientDecision): void {
  queryClient.setQueryData(
    roundsQuery(projectId).queryKey,
    (known) =>
      known && {
        items: known.items.map((round) => ({
          ...round,
          assets: round.assets.map((asset) => ({
            ...asset,
            versions: asset.versions.map((version) =>
              versionIds.has(version.id) ? { ...version, clientDecision } : version,
            ),
          })),
        })),
      },
  );
}

async function decide(projectId: string, versionIds: string[], decision: ClientDecision): Promise<void> {
  show(projectId, new Set(versionIds), decision);
  try {
    await api.call(decideVersions, { body: { versionIds, decision } });
  } finally {
    await invalidate(listRounds, getProject);
  }
}

/** Approving and rejecting photos, each undoable for as long as the round is open. */
export function useDeciding(projectId: string) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return useMutation({
    scope: actsOn(projectId),
    mutationFn: ({ entries, decision }: { entries: readonly ReviewEntry[]; decision: ClientDecision }) =>
      decide(
        projectId,
        entries.map(({ version }) => version.id),
        decision,
      ),
    onSuccess: (_, { entries, decision }) => {
      const before = Map.groupBy(entries, ({ version }) => version.clientDecision);
      announceUndoable(
        t(`validation.decided.${decision ?? 'NONE'}`, { count: entries.length }),
        t('common.undo'),
        async () => {
          try {
            for (const [former, rows] of before)
              await decide(
                projectId,
                rows.map(({ version }) => version.id),
                former,
              );
          } catch (error) {
            // The answer may have gone to the studio in between.
            showToast({ text: words(error).title, isDone: false });
          }
        },
      );
    },
  });
}
