import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import { fileSelect } from './queries.ts';
import { derivatives, pageFile } from './rules.ts';

export type PictureKind = 'thumbnail' | 'preview' | 'rendition' | 'tiles' | 'original';

/** Where the bytes of a picture stand and how they are to be called. */
export interface PictureFile {
  storageKey: string;
  mimeType: string;
  /** The name it is saved under. */
  fileName: string;
  /** Changes whenever the bytes do. */
  version: string;
  /** The file may carry words about the client in its metadata, and goes to somebody who must not read them. */
  neutral: boolean;
}

/** The columns a picture is found by; the same for photos and versions. */
interface PictureRow {
  storageKey: string | null;
  derivativesKey: string | null;
  mimeType: string | null;
  sha256: string | null;
  fileDeletedAt: Date | null;
}

/** What a picture is called where the actor sees it. */
interface Named {
  id: string;
  name: string;
  neutral: boolean;
}

/** The file behind a row; null while it does not exist. */
function pictureFileIn(row: PictureRow, kind: PictureKind, fileName: string, neutral: boolean): PictureFile | null {
  if (kind === 'original') {
    if (!row.storageKey || !row.sha256 || row.fileDeletedAt) return null;
    const { storageKey, mimeType, sha256 } = row;
    return { storageKey, mimeType: mimeType ?? 'application/octet-stream', fileName, version: sha256, neutral };
  }
  if (!row.derivativesKey) return null;
  const { file, mimeType } = derivatives[kind];
  const stem = fileName.replace(/\.[^.]*$/u, '');
  return {
    storageKey: `${row.derivativesKey}/${file}`,
    mimeType,
    fileName: `${stem}-${file}`,
    version: `${row.derivativesKey}/${file}`,
    neutral: false,
  };
}

/** The file behind a row, or NOT_FOUND while it does not exist. */
export function pictureFileOf(row: PictureRow, kind: PictureKind, fileName: string, neutral = false): PictureFile {
  const file = pictureFileIn(row, kind, fileName, neutral);
  if (!file) throw notFound();
  return file;
}

/**
 * Photos' pictures for whoever sees the photos, by photo; those that do not exist for the actor are left out. A client
 * is given the original of what was delivered as it is, and pictures of everything shown to it; a retoucher everything
 * of its assignments, under neutral names.
 */
export async function findAssetPictures(
  deps: Deps,
  actor: Actor,
  assetIds: string[],
  kind: PictureKind,
): Promise<Map<string, PictureFile>> {
  const rows = await deps.db.withActor(actor, async (tx): Promise<(PictureRow & Named)[]> => {
    const side = actor.kind === 'USER' ? actor.organizationType : 'CLIENT';
    const where = { id: { in: [...new Set(assetIds)] }, status: { not: 'UPLOADING' as const } };
    if (side === 'RETOUCHER') {
      const neutral = await tx.asset.findMany({ where, select: { id: true, ...fileSelect, neutralName: true } });
      return neutral.map((row) => ({ ...row, name: row.neutralName, neutral: true }));
    }
    const assets = await tx.asset.findMany({ where, select: { id: true, ...fileSelect, originalName: true } });
    const named = assets.map((row) => ({ ...row, name: row.originalName, neutral: false }));
    if (side !== 'CLIENT' || kind !== 'original') return named;
    const as = { assetId: where.id, versionId: null };
    const delivered = await tx.deliverable.findMany({ where: as, select: { assetId: true } });
    return named.filter(({ id }) => delivered.some(({ assetId }) => assetId === id));
  });
  const files = rows.map((row) => [row.id, pictureFileIn(row, kind, row.name, row.neutral)] as const);
  return new Map(files.filter((file): file is [string, PictureFile] => file[1] !== null));
}

/** @throws Refusal NOT_FOUND as `findAssetPictures` leaves it out */
export async function findAssetPicture(
  deps: Deps,
  actor: Actor,
  assetId: string,
  kind: PictureKind,
): Promise<PictureFile> {
  const file = (await findAssetPictures(deps, actor, [assetId], kind)).get(assetId);
  if (!file) throw notFound();
  return file;
}

/**
 * A page of a document, counted from 1, for whoever sees the document's preview.
 * @throws Refusal NOT_FOUND also while it has not been painted
 */
export async function findAssetPage(deps: Deps, actor: Actor, assetId: string, page: number): Promise<PictureFile> {
  const preview = await findAssetPicture(deps, actor, assetId, 'preview');
  if (page === 1) return preview;
  const own = (path: string) => path.replace(/preview\.jpg$/u, pageFile(page));
  const { storageKey, fileName, version } = preview;
  return { ...preview, storageKey: own(storageKey), fileName: own(fileName), version: own(version) };
}
