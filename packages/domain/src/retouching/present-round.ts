import type { Actor } from '@etouch/db/actor';
import { presentPicture } from '../assets/present-picture.ts';
import type { RoundRow, VersionRow } from './queries.ts';

/** A version as the API shows it; the client is not told who made it nor why it was sent back. */
export function presentVersion(actor: Actor, row: VersionRow) {
  const outsider = actor.kind === 'GUEST' || (actor.kind === 'USER' && actor.organizationType === 'CLIENT');
  return {
    id: row.id,
    number: row.number,
    assetId: row.assetId,
    roundId: row.roundId,
    roundAssetId: row.roundAssetId,
    fileName: row.originalName,
    sizeBytes: Number(row.sizeBytes),
    sha256: row.sha256,
    status: row.status as 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED',
    picture: presentPicture('versions', row.id, row),
    processingError: row.processingError,
    processingDetail: row.processingDetail,
    matchedBy: row.matchedBy as 'NAME' | 'CHECKSUM' | 'LIKENESS' | 'HAND',
    organization: outsider ? null : (row.organization ?? null),
    handedInAt: row.handedInAt?.toISOString() ?? null,
    qualityCheck:
      row.qcDecision && row.qcDecidedAt && !outsider
        ? {
            decision: row.qcDecision as 'PASSED' | 'SENT_BACK',
            at: row.qcDecidedAt.toISOString(),
            reason: row.qcReason,
          }
        : null,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    clientDecision: row.clientDecision as 'APPROVED' | 'REJECTED' | null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A round as the API shows it; relations the actor may not see are absent from the row already. */
export function presentRound(
  actor: Actor,
  row: RoundRow,
  openComments: ReadonlyMap<string, number>,
  labels: ReadonlyMap<string, { id: string; name: string }>,
) {
  return {
    id: row.id,
    number: row.number,
    billable: row.billable,
    deadline: row.deadline?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    guidelines: row.guidelines.flatMap(({ guidelineFile }) => (guidelineFile ? [guidelineFile] : [])),
    assets: row.roundAssets.map((item) => ({
      id: item.id,
      assetId: item.assetId,
      name: item.asset.originalName,
      picture: presentPicture('assets', item.assetId, item.asset),
      state: item.state as 'TODO' | 'SUBMITTED' | 'QC_REJECTED' | 'QC_PASSED' | 'APPROVED' | 'REJECTED',
      instruction: item.instruction,
      categories: item.categories.flatMap(({ categoryId }) => {
        const label = labels.get(categoryId);
        return label ? [{ id: label.id, name: label.name }] : [];
      }),
      assignment: item.assignment ? presentAssignment(item.assignment) : null,
      versions: item.versions.map((version) => presentVersion(actor, version)),
      openComments: openComments.get(item.assetId) ?? 0,
    })),
  };
}

function presentAssignment(row: NonNullable<RoundRow['roundAssets'][number]['assignment']>) {
  return {
    id: row.id,
    organization: row.organization,
    assignee: row.assignee,
    agreedCost: { amount: row.agreedCostCents, currency: row.currency },
    deadline: row.deadline?.toISOString() ?? null,
    handedInAt: row.handedInAt?.toISOString() ?? null,
  };
}
