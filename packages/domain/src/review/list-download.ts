import type { DownloadContent } from '@etouch/contracts/routes/downloads';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import { findOriginals, type ArchiveFile } from '../assets/list-originals.ts';
import { storedFacts } from '../assets/rules.ts';
import { loadProject } from '../projects/queries.ts';
import { findAssigned } from '../retouching/list-assigned-originals.ts';
import { isOutsider } from '../retouching/queries.ts';
import { findDelivered } from './list-delivery.ts';
import { splitName } from './rules.ts';

/** What is asked for: of named photos (of ASSIGNED: assignments), or of all. */
export interface DownloadRequest {
  projectId: string;
  content: DownloadContent;
  ids?: readonly string[] | undefined;
}

/** A file of a download with the id it was, or can be, asked for by. */
export type DownloadFile = ArchiveFile & { askedBy: string };

/**
 * What this actor is given now: the same question is asked when a download is prepared and each time it is fetched.
 * @throws Refusal NOT_FOUND for a project, or an assignment, that is not visible
 */
export async function findDownloadFiles(
  tx: Tx,
  actor: Actor,
  { projectId, content, ids }: DownloadRequest,
): Promise<{ title: string; files: DownloadFile[] }> {
  if (content === 'ASSIGNED') return findAssigned(tx, actor, { projectId, assignmentId: ids });
  const { title } = await loadProject(tx, actor, projectId);
  const files = await filesOf[content](tx, actor, projectId, ids);
  return { title, files: files.map((file) => ({ ...file, askedBy: file.assetId })) };
}

const filesOf: Record<
  Exclude<DownloadContent, 'ASSIGNED'>,
  (tx: Tx, actor: Actor, projectId: string, assetIds: readonly string[] | undefined) => Promise<ArchiveFile[]>
> = {
  ORIGINALS: findOriginals,
  VERSIONS: findVersionFiles,
  FINALS: async (tx, _actor, projectId, assetIds) => (await findDelivered(tx, projectId, assetIds))?.files ?? [],
};

/** Every version under its photo's name and its own number. The studio's: a client is given what is delivered. */
async function findVersionFiles(
  tx: Tx,
  actor: Actor,
  projectId: string,
  assetIds: readonly string[] | undefined,
): Promise<ArchiveFile[]> {
  if (isOutsider(actor)) return [];
  const rows = await tx.retouchVersion.findMany({
    where: { projectId, fileDeletedAt: null, ...(assetIds ? { assetId: { in: [...assetIds] } } : {}) },
    orderBy: [{ asset: { originalName: 'asc' } }, { number: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      assetId: true,
      number: true,
      originalName: true,
      storageKey: true,
      sizeBytes: true,
      sha256: true,
      crc32: true,
      createdAt: true,
      asset: { select: { originalName: true } },
    },
  });
  return rows.map(({ id, assetId, number, originalName, asset, storageKey, createdAt: modifiedAt, ...row }) => ({
    kind: 'VERSION',
    id,
    assetId,
    form: 'STORED',
    fileName: `${splitName(asset.originalName).stem}_v${number}${splitName(originalName).extension}`,
    storageKey,
    modifiedAt,
    ...storedFacts(row),
  }));
}
