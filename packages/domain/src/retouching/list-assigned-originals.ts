import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import type { ArchivePlan } from '../assets/list-originals.ts';
import { storedChecksums } from '../assets/rules.ts';
import { notFound } from '../activity/refusal.ts';
import { ownAssignments } from './access.ts';

/**
 * The originals of the retoucher's own assignments under neutral names: of a round, of the named ones, or of all.
 * @throws Refusal NOT_FOUND when one of the named assignments is not the actor's, or nothing is
 */
export async function listAssignedOriginals(
  deps: Deps,
  actor: Actor,
  query: { roundId?: string; assignmentId?: string[] },
): Promise<ArchivePlan> {
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.assignment.findMany({
      where: {
        AND: [
          ownAssignments(actor, new Date()),
          query.roundId ? { roundAsset: { roundId: query.roundId } } : {},
          query.assignmentId ? { id: { in: query.assignmentId } } : {},
        ],
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
                fileDeletedAt: true,
                neutralBytes: true,
                neutralSha256: true,
                neutralCrc32: true,
              },
            },
          },
        },
      },
      orderBy: { roundAsset: { asset: { neutralName: 'asc' } } },
    });
    const named = new Set(query.assignmentId);
    if (rows.length === 0 || rows.filter((row) => named.has(row.id)).length !== named.size) throw notFound();
    const codes = new Set(rows.map((row) => row.roundAsset.round.project.code));
    // A photo that went through several rounds is there once.
    const assets = new Map(
      rows.map(({ assetId, createdAt, roundAsset }) => [assetId, { createdAt, ...roundAsset.asset }]),
    );
    return {
      title: codes.size === 1 ? [...codes].join('') : 'originals',
      files: [...assets].flatMap(([id, { neutralName: fileName, storageKey, fileDeletedAt, createdAt, ...row }]) =>
        storageKey && !fileDeletedAt
          ? [
              {
                kind: 'ASSET' as const,
                id,
                form: 'NEUTRAL' as const,
                fileName,
                storageKey,
                // When it was assigned: the photo's own times can betray the shoot.
                modifiedAt: createdAt,
                checksums: storedChecksums({
                  sizeBytes: row.neutralBytes ?? 0n,
                  sha256: row.neutralSha256,
                  crc32: row.neutralCrc32,
                }),
              },
            ]
          : [],
      ),
    };
  });
}
