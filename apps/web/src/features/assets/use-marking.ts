import type { Asset } from '@etouch/contracts/routes/assets';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announceUndoable, rememberUndo } from '../../lib/undo.ts';
import { markOfKey } from './mark-keys.ts';
import type { MarkChange } from './mark-keys.ts';
import { setMarks } from './marks.ts';

/** Marking photos of one project, by key or by control; what the server refused is kept for the page to say. */
export function useMarking(projectId: string) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const mark = async (assetIds: string[], change: MarkChange) => {
    if (assetIds.length === 0) return;
    setError(null);
    try {
      const undo = await setMarks(projectId, assetIds, change);
      if (assetIds.length === 1) rememberUndo(undo);
      else announceUndoable(t('photos.marked', { count: assetIds.length }), t('common.undo'), undo);
    } catch (caught) {
      setError(caught);
    }
  };
  /** Returns whether the key was one of a mark. */
  const markByKey = (key: string, assets: Asset[]): boolean => {
    const change = markOfKey(
      key,
      assets.map((asset) => asset.mark),
    );
    if (!change) return false;
    void mark(
      assets.map(({ id }) => id),
      change,
    );
    return true;
  };
  return { mark, markByKey, error };
}
