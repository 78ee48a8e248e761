import { countAssets, editAssets, listAssets } from '@etouch/contracts/routes/assets';
import { getProject } from '@etouch/contracts/routes/projects';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';

export interface AssetEdit {
  shownToClient?: boolean;
  trashed?: boolean;
}

/** A photo that did not change, and why. */
export interface Refused {
  assetId: string;
  reason: string;
}

/** Shows or hides photos, moves them to the trash or back. Returns how many changed and how many may not. */
export async function applyEdit(
  projectId: string,
  assetIds: string[],
  edit: AssetEdit,
): Promise<{ changed: number; refused: Refused[] }> {
  try {
    return await api.call(editAssets, { params: { projectId }, body: { assetIds, ...edit } });
  } finally {
    await invalidate(listAssets, countAssets, getProject);
  }
}

/** What undoes an edit. */
export function opposite({ shownToClient, trashed }: AssetEdit): AssetEdit {
  return {
    shownToClient: shownToClient === undefined ? undefined : !shownToClient,
    trashed: trashed === undefined ? undefined : !trashed,
  };
}
