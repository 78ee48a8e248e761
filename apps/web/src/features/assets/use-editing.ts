import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announceUndoable } from '../../lib/undo.ts';
import { applyEdit, opposite } from './edit-assets.ts';
import type { AssetEdit, Refused } from './edit-assets.ts';

function actOf({ shownToClient, trashed }: AssetEdit) {
  if (trashed !== undefined) return trashed ? 'trashed' : 'restored';
  return shownToClient ? 'shown' : 'hidden';
}

/** Hiding, showing, trashing and restoring photos of one project, each undoable. */
export function useEditing(projectId: string) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  const edit = async (assetIds: string[], change: AssetEdit) => {
    setError(null);
    setRefused([]);
    try {
      const result = await applyEdit(projectId, assetIds, change);
      const kept = new Set(result.refused.map(({ assetId }) => assetId));
      setRefused(result.refused);
      if (result.changed === 0) return;
      const changed = assetIds.filter((id) => !kept.has(id));
      announceUndoable(t(`photos.${actOf(change)}`, { count: result.changed }), t('common.undo'), async () => {
        await applyEdit(projectId, changed, opposite(change));
      });
    } catch (caught) {
      setError(caught);
    }
  };
  return { edit, error, refused };
}
