import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import type { ArchiveFile } from '../assets/list-originals.ts';
import { storedFacts } from '../assets/rules.ts';
import { keptFiles } from './queries.ts';

/** The files of a download that is being prepared, for the studio's job; null when there is nothing left to do. */
export async function findUnprepared(deps: Deps, actor: Actor, downloadId: string): Promise<ArchiveFile[] | null> {
  return deps.db.withActor(actor, async (tx) => {
    const row = await tx.download.findUnique({ where: { id: downloadId } });
    if (row?.state !== 'PREPARING') return null;
    const kept = keptFiles(row.files);
    const select = { id: true, storageKey: true, sizeBytes: true, sha256: true, crc32: true } as const;
    const idsOf = (kind: string) => ({ id: { in: kept.filter((file) => file.kind === kind).map((file) => file.id) } });
    const assets = await tx.asset.findMany({
      where: { projectId: row.projectId, ...idsOf('ASSET') },
      select: { ...select, neutralBytes: true, neutralSha256: true, neutralCrc32: true },
    });
    const versions = await tx.retouchVersion.findMany({
      where: { projectId: row.projectId, ...idsOf('VERSION') },
      select: { ...select, assetId: true },
    });
    const assetOf = new Map(assets.map((asset) => [asset.id, asset]));
    const versionOf = new Map(versions.map((version) => [version.id, version]));
    return kept.flatMap(({ kind, id, form, fileName, modifiedAt }): ArchiveFile[] => {
      const file = kind === 'ASSET' ? assetOf.get(id) : versionOf.get(id);
      if (!file?.storageKey) return [];
      const { storageKey } = file;
      const neutral = assetOf.get(id);
      const checksums =
        form === 'STORED'
          ? storedFacts(file).checksums
          : storedFacts({
              sizeBytes: neutral?.neutralBytes ?? 0n,
              sha256: neutral?.neutralSha256 ?? null,
              crc32: neutral?.neutralCrc32,
            }).checksums;
      const assetId = kind === 'ASSET' ? id : (versionOf.get(id)?.assetId ?? id);
      const facts = { storedBytes: Number(file.sizeBytes), checksums };
      return [{ kind, id, assetId, form, fileName, storageKey, modifiedAt: new Date(modifiedAt), ...facts }];
    });
  });
}

/** How many files of a download are known by now. */
export async function noteProgress(deps: Deps, actor: Actor, downloadId: string, knownCount: number): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    await tx.download.updateMany({ where: { id: downloadId, state: 'PREPARING' }, data: { knownCount } });
  });
}

/** Everything is known: the archive can be fetched. Files without checksums are left out of it, and named in it. */
export async function completeDownload(
  deps: Deps,
  actor: Actor,
  downloadId: string,
  files: readonly ArchiveFile[],
): Promise<void> {
  const known = files.flatMap((file) => (file.checksums ? [file.checksums] : []));
  await deps.db.withActor(actor, async (tx) => {
    const row = await tx.download.findUnique({ where: { id: downloadId }, select: { fileCount: true } });
    if (!row) return;
    await tx.download.updateMany({
      where: { id: downloadId, state: 'PREPARING' },
      data: {
        state: 'READY',
        knownCount: known.length,
        leftOutCount: row.fileCount - known.length,
        totalBytes: BigInt(known.reduce((sum, file) => sum + file.sizeBytes, 0)),
      },
    });
  });
}

/** It could not be prepared and will not be tried again. */
export async function failDownload(deps: Deps, actor: Actor, downloadId: string): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    await tx.download.updateMany({ where: { id: downloadId, state: 'PREPARING' }, data: { state: 'FAILED' } });
  });
}

/** Downloads nobody can fetch any more go. Answers how many. */
export async function forgetDownloads(deps: Deps): Promise<number> {
  return deps.db.withoutActor(async (tx) => {
    const [row] = await tx.$queryRaw<{ count: number }[]>`select app.forget_expired_downloads() as count`;
    return row?.count ?? 0;
  });
}
