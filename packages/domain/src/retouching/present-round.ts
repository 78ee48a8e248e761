import type { Actor } from '@etouch/db/actor';
import { presentPicture } from '../assets/present-picture.ts';
import { maySeePrices } from '../projects/access.ts';
import type { RoundAssetRow, RoundRow, VersionRow } from './queries.ts';

/** A version as the API shows it; of how it was made as much as was read: nothing for the client. */
export function presentVersion(row: VersionRow) {
  return {
    id: row.id,
    number: row.number,
    assetId: row.assetId,
    roundId: row.roundId,
    roundAssetId: row.roundAssetId,
    fileName: row.originalName ?? null,
    sizeBytes: Number(row.sizeBytes),
    sha256: row.sha256,
    status: row.status as 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED',
    picture: presentPicture('versions', row.id, row),
    processingError: row.processingError ?? null,
    processingDetail: row.processingDetail ?? null,
    matchedBy: (row.matchedBy ?? null) as 'NAME' | 'CHECKSUM' | 'LIKENESS' | 'HAND' | null,
    organization: row.organization ?? null,
    handedInAt: row.handedInAt?.toISOString() ?? null,
    qualityCheck:
      row.qcDecision && row.qcDecidedAt
        ? {
            decision: row.qcDecision as 'PASSED' | 'SENT_BACK',
            at: row.qcDecidedAt.toISOString(),
            reason: row.qcReason ?? null,
          }
        : null,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    clientDecision: row.clientDecision as 'APPROVED' | 'REJECTED' | null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A round as the API shows it, without its photos. */
export function presentRound(row: RoundRow) {
  return {
    id: row.id,
    number: row.number,
    billable: row.billable,
    deadline: row.deadline?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    guidelines: row.guidelines.flatMap(({ guidelineFile }) => (guidelineFile ? [guidelineFile] : [])),
  };
}

/** A photo of a round as the API shows it; what the actor may not see was not read. */
export function presentRoundAsset(
  actor: Actor,
  item: RoundAssetRow,
  openComments: ReadonlyMap<string, number>,
  labels: ReadonlyMap<string, { id: string; name: string }>,
) {
  return {
    id: item.id,
    roundId: item.roundId,
    assetId: item.assetId,
    name: item.asset.originalName,
    picture: presentPicture('assets', item.assetId, item.asset),
    state: item.state as 'TODO' | 'SUBMITTED' | 'QC_REJECTED' | 'QC_PASSED' | 'APPROVED' | 'REJECTED',
    instruction: item.instruction,
    categories: item.categories.flatMap(({ categoryId }) => {
      const label = labels.get(categoryId);
      return label ? [{ id: label.id, name: label.name }] : [];
    }),
    assignment: item.assignment ? presentAssignment(actor, item.assignment) : null,
    versions: item.versions.map(presentVersion),
    openComments: openComments.get(item.assetId) ?? 0,
  };
}

function presentAssignment(actor: Actor, row: NonNullable<RoundAssetRow['assignment']>) {
  return {
    id: row.id,
    organization: row.organization,
    assignee: row.assignee,
    agreedCost: maySeePrices(actor) ? { amount: row.agreedCostCents, currency: row.currency } : null,
    deadline: row.deadline?.toISOString() ?? null,
    handedInAt: row.handedInAt?.toISOString() ?? null,
  };
}
