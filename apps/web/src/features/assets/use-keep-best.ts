import { listAssets } from '@etouch/contracts/routes/assets';
import type { Asset } from '@etouch/contracts/routes/assets';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { announceUndoable } from '../../lib/undo.ts';
import { setMarks } from './marks.ts';

/** They are named in an address, which must stay short. */
const BURSTS_AT_ONCE = 40;

/**
 * Picks the chosen frames of their bursts and rejects the others, also those that lie in a folded stack; one undo takes
 * both back. What stands in no burst is left alone.
 */
export function useKeepBest(projectId: string) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const keepBest = async (chosen: readonly Asset[]) => {
    const frames = chosen.filter(({ culling }) => culling?.burst);
    const kept = frames.map(({ id }) => id);
    const burst = [...new Set(frames.flatMap(({ culling }) => culling?.burst?.key ?? []))];
    if (burst.length === 0) return;
    setError(null);
    try {
      const chosenIds = new Set(kept);
      const rest: string[] = [];
      for (let from = 0; from < burst.length; from += BURSTS_AT_ONCE) {
        const query = { sort: 'captured' as const, burst: burst.slice(from, from + BURSTS_AT_ONCE) };
        const { items } = await api.callAll(listAssets, { params: { projectId }, query });
        rest.push(...items.map(({ id }) => id).filter((id) => !chosenIds.has(id)));
      }
      const undoKept = await setMarks(projectId, kept, { pick: 'PICK' });
      const undoRest = rest.length > 0 ? await setMarks(projectId, rest, { pick: 'REJECT' }) : undefined;
      announceUndoable(t('photos.stacks.kept', { count: rest.length }), t('common.undo'), async () => {
        await undoRest?.();
        await undoKept();
      });
    } catch (caught) {
      setError(caught);
    }
  };
  return { keepBest, error };
}
