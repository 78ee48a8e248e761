import type { Annotation } from '@etouch/contracts/common';
import type { ActorKind, CommentLane } from '@etouch/contracts/enums';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import { nameAuthors } from '../organizations/queries.ts';
import type { CommentRow } from './queries.ts';

/** Comments as the API shows them; people and organizations the reader may not know stay unnamed. */
export async function presentComments(tx: Tx, actor: Actor, rows: readonly CommentRow[]) {
  const { people: personOf, organizations: organizationOf } = await nameAuthors(
    tx,
    rows.flatMap((row) => [row.authorId, row.resolvedById]),
    rows.map((row) => row.authorOrganizationId),
  );
  // The studio speaks to a retoucher as the studio, and a retoucher has no project.
  const asRetoucher = actor.kind === 'USER' && actor.organizationType === 'RETOUCHER';
  return rows.map((row) => ({
    id: row.id,
    projectId: asRetoucher ? null : row.projectId,
    assetId: row.assetId,
    versionId: row.versionId,
    parentId: row.parentId,
    lane: row.lane as CommentLane,
    kind: row.kind as 'NOTE' | 'REJECTION' | 'CHANGE_REQUEST',
    body: row.body,
    annotation: row.annotation as Annotation | null,
    authorKind: row.authorKind as ActorKind,
    author: (row.authorId && personOf.get(row.authorId)) || null,
    organization: (row.authorOrganizationId && organizationOf.get(row.authorOrganizationId)) || null,
    retoucherOrganizationId: row.retoucherOrganizationId ?? null,
    carriedFromId: row.carriedFromId ?? null,
    forwardedFromId: row.forwardedFromId ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: (row.resolvedById && personOf.get(row.resolvedById)) || null,
    mine: actor.kind === 'USER' && row.authorId === actor.userId,
    createdAt: row.createdAt.toISOString(),
  }));
}

/** One comment as the API shows it. */
export async function presentComment(tx: Tx, actor: Actor, row: CommentRow) {
  const [shown] = await presentComments(tx, actor, [row]);
  if (!shown) throw new Error('a comment was presented to nothing');
  return shown;
}
