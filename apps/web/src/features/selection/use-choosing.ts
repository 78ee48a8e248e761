import { getSelectionDraft } from '@etouch/contracts/routes/selections';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMe } from '../../lib/me.ts';
import { apiQuery, invalidate, queryClient } from '../../lib/query.ts';
import { rememberUndo } from '../../lib/undo.ts';
import type { MarkChange } from '../assets/mark-keys.ts';
import { setMarks } from '../assets/marks.ts';
import { withChoice } from './choices.ts';
import type { Draft } from './choices.ts';

/**
 * The choice in progress and the ways to change one's own part of it. A heart is shown at once; the server's count and
 * price follow. Every change can be undone by Ctrl/Cmd-Z.
 */
export function useChoosing(projectId: string) {
  const { user } = useMe();
  const draft = useQuery(apiQuery(getSelectionDraft, { params: { projectId } }));
  const [error, setError] = useState<unknown>(null);

  const mark = useCallback(
    async (assetIds: string[], change: MarkChange) => {
      const { queryKey } = apiQuery(getSelectionDraft, { params: { projectId } });
      setError(null);
      if (change.pick !== undefined)
        queryClient.setQueryData<Draft>(
          queryKey,
          (known) => known && withChoice(known, assetIds, { id: user.id, name: user.name }, change.pick === 'PICK'),
        );
      try {
        const undo = await setMarks(projectId, assetIds, change);
        rememberUndo(async () => {
          await undo().catch(setError);
          await invalidate(getSelectionDraft);
        });
      } catch (caught) {
        setError(caught);
      }
      await invalidate(getSelectionDraft);
    },
    [projectId, user.id, user.name],
  );

  const choose = useCallback(
    (assetId: string, isChosen: boolean) => void mark([assetId], { pick: isChosen ? 'PICK' : null }),
    [mark],
  );
  return { draft, mark, choose, error };
}
