import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { ArchiveFile } from '../assets/list-originals.ts';
import { storedFacts } from '../assets/rules.ts';
import { notFound } from '../activity/refusal.ts';
import { ownAssignments } from './access.ts';

interface Named {
  projectId: string;
  assignmentId?: readonly string[] | undefined;
}

/**
 * The originals of the retoucher's own assignments of a project under neutral names: of the named ones, or of all.
 * `askedBy`: the assignment through which a photo is there.
 * @throws Refusal NOT_FOUND when one of the named assignments is not the actor's, or nothing is
 */
export async function findAssigned(
  tx: Tx,
  actor: Actor,
  { projectId, assignmentId }: Named,
): Promise<{ title: string; files: (ArchiveFile & { askedBy: string })[] }> {
  const rows = await tx.assignment.findMany({
    where: {
      AND: [ownAssignments(actor, new Date()), { projectId }, assignmentId ? { id: { in: [...assignmentId] } } : {}],
    },
    select: {
      id: true,
      assetId: true,
      createdAt: true,
      roundAsset: {
        select: {
          round: { select: { project: { select: { code: true } } } },
          asset: {
            select: {
              neutralName: true,
              storageKey: true,
              sizeBytes: true,
              fileDeletedAt: true,
              neutralBytes: true,
              neutralSha256: true,
              neutralCrc32: true,
            },
          },
        },
      },
    },
    orderBy: [{ roundAsset: { asset: { neutralName: 'asc' } } }, { id: 'asc' }],
  });
  const named = new Set(assignmentId);
  if (rows.length === 0 || rows.filter((row) => named.has(row.id)).length !== named.size) throw notFound();
  // A photo that went through several rounds is there once.
  const photos = new Map(rows.map((row) => [row.assetId, row]));
  return {
    title: rows[0]!.roundAsset.round.project.code,
    files: [...photos.values()].flatMap(({ id: askedBy, assetId, createdAt: modifiedAt, roundAsset: { asset } }) => {
      const { neutralName: fileName, storageKey, fileDeletedAt, neutralBytes, neutralSha256, neutralCrc32 } = asset;
      if (!storageKey || fileDeletedAt) return [];
      const neutral = storedFacts({ sizeBytes: neutralBytes ?? 0n, sha256: neutralSha256, crc32: neutralCrc32 });
      return [
        {
          kind: 'ASSET' as const,
          id: assetId,
          assetId,
          askedBy,
          form: 'NEUTRAL' as const,
          fileName,
          storageKey,
          // When it was assigned: the photo's own times can betray the shoot.
          modifiedAt,
          storedBytes: Number(asset.sizeBytes),
          checksums: neutral.checksums,
        },
      ];
    }),
  };
}
