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

/** The file behind a row, or NOT_FOUND while it does not exist. */
export function pictureFileOf(row: PictureRow, kind: PictureKind, fileName: string, neutral = false): PictureFile {
  if (kind === 'original') {
    if (!row.storageKey || !row.sha256 || row.fileDeletedAt) throw notFound();
    const { storageKey, mimeType, sha256 } = row;
    return { storageKey, mimeType: mimeType ?? 'application/octet-stream', fileName, version: sha256, neutral };
  }
  if (!row.derivativesKey) throw notFound();
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

/**
 * A photo's picture for whoever sees the photo. A client is given the original of what was delivered as it is, and
 * pictures of everything shown to it; a retoucher everything of its assignments, under neutral names.
 * @throws Refusal NOT_FOUND
 */
export async function findAssetPicture(
  deps: Deps,
  actor: Actor,
  assetId: string,
  kind: PictureKind,
): Promise<PictureFile> {
  return deps.db.withActor(actor, async (tx) => {
    const side = actor.kind === 'USER' ? actor.organizationType : 'CLIENT';
    const where = { id: assetId, status: { not: 'UPLOADING' as const } };
    if (side === 'RETOUCHER') {
      const neutral = await tx.asset.findUnique({ where, select: { ...fileSelect, neutralName: true } });
      if (!neutral) throw notFound();
      return pictureFileOf(neutral, kind, neutral.neutralName, true);
    }
    const asset = await tx.asset.findUnique({ where, select: { ...fileSelect, originalName: true } });
    if (!asset) throw notFound();
    if (side === 'CLIENT' && kind === 'original') {
      const delivered = await tx.deliverable.findFirst({ where: { assetId, versionId: null }, select: { id: true } });
      if (!delivered) throw notFound();
    }
    return pictureFileOf(asset, kind, asset.originalName);
  });
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
