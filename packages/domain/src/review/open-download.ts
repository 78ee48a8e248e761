import type { Tx } from '@etouch/db/transaction';
import type { Download } from '@etouch/contracts/routes/downloads';
import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import type { LeavingMark } from '../assets/find-marks.ts';
import type { ArchivePlan } from '../assets/list-originals.ts';
import { manifestText } from './delivery-manifest.ts';
import { findDelivered } from './list-delivery.ts';
import { findDownloadFiles } from './list-download.ts';
import { keptFiles, loadDownload, presentDownload, type KeptFile } from './queries.ts';

/** What an archive is made of, the marks that lie beside its photos, and of a whole delivery its frozen manifest. */
export type DownloadPlan = ArchivePlan & { marks: Map<string, LeavingMark>; manifest: string | null };

/** A download of the actor's own. @throws Refusal NOT_FOUND */
export async function readDownload(deps: Deps, actor: Actor, downloadId: string): Promise<Download> {
  return deps.db.withActor(actor, async (tx) => presentDownload(await loadDownload(tx, downloadId)));
}

/**
 * The files of a download for who fetches it, or a part of it, now: each of them must still be there for this actor,
 * under the names that were kept. A whole delivery comes with the manifest its approval is bound to.
 * @throws Refusal NOT_FOUND; EXPIRED, also when one of its files is not the actor's to have any longer (FILES_CHANGED);
 * CONFLICT while it is prepared, or when that failed
 */
export async function openDownload(deps: Deps, actor: Actor, downloadId: string, now: Date): Promise<DownloadPlan> {
  return deps.db.withActor(actor, async (tx) => {
    const row = await loadDownload(tx, downloadId);
    if (row.expiresAt <= now) throw new Refusal('EXPIRED', { reason: 'DOWNLOAD_EXPIRED' });
    if (row.state === 'FAILED') throw new Refusal('CONFLICT', { reason: 'DOWNLOAD_FAILED' });
    if (row.state !== 'READY') throw new Refusal('CONFLICT', { reason: 'DOWNLOAD_PREPARING' });
    const kept = keptFiles(row.files);
    const ids = [...new Set(kept.map((file) => file.askedBy))];
    const found = await findDownloadFiles(tx, actor, { ...presentDownload(row), ids });
    const fileOf = new Map(found.files.map((file) => [file.id, file]));
    const files = kept.map(({ id, fileName, folder, modifiedAt }) => {
      const file = fileOf.get(id);
      if (!file) throw new Refusal('EXPIRED', { reason: 'FILES_CHANGED' });
      return { ...file, fileName, ...(folder ? { folder } : {}), modifiedAt: new Date(modifiedAt) };
    });
    const marks = new Map(kept.flatMap(({ id, mark }) => (mark ? [[id, mark] as const] : [])));
    return { title: row.title, files, marks, manifest: await findManifest(tx, row, kept) };
  });
}

/** The frozen manifest, where the download holds everything of the delivery that is still stored, under its own names. */
async function findManifest(
  tx: Tx,
  { projectId, content }: { projectId: string; content: string },
  kept: readonly KeptFile[],
): Promise<string | null> {
  if (content !== 'FINALS' || kept.some(({ folder }) => folder !== null)) return null;
  const delivery = await findDelivered(tx, projectId, undefined);
  const names = new Set(kept.map(({ fileName }) => fileName));
  const isWhole = delivery?.files.length === kept.length && delivery.files.every((file) => names.has(file.fileName));
  return isWhole ? manifestText(delivery.named) : null;
}
