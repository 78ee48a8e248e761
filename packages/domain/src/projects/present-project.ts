import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import { availableActions, type WorkflowActor } from './rules.ts';
import { readCovers, readFacts, type ProjectFacts, type ProjectRow } from './queries.ts';

/** The part of an actor that the transition table asks about. */
export function workflowActor(actor: Actor): WorkflowActor {
  if (actor.kind === 'USER') return { kind: 'USER', role: actor.role };
  if (actor.kind === 'GUEST') return { kind: 'GUEST', rights: [] };
  return { kind: 'SYSTEM' };
}

const holder = {
  STUDIO_REVIEW: 'STUDIO',
  CLIENT_REVIEW: 'CLIENT',
  SELECTION_CONFIRMATION: 'STUDIO',
  IN_RETOUCH: 'RETOUCHER',
  CLIENT_VALIDATION: 'CLIENT',
  DONE: null,
  ARCHIVED: null,
} as const;

/** Who must act next: the client while a quote waits for it; in retouch the studio, once everything was handed in. */
function heldBy(project: ProjectRow, facts: ProjectFacts) {
  if (project.workflowState === 'IN_RETOUCH' && facts.submitted === facts.roundAssets) return 'STUDIO';
  if (project.workflowState === 'SELECTION_CONFIRMATION' && facts.quoteOffered) return 'CLIENT';
  return holder[project.workflowState];
}

/** Projects as the API shows them, whatever their number in a fixed number of queries. */
export async function presentProjects(tx: Tx, actor: Actor, rows: readonly ProjectRow[]) {
  const facts = await readFacts(tx, rows);
  const covers = await readCovers(
    tx,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const fact = facts.get(row.id);
    return fact
      ? [
          present(
            actor,
            row,
            fact,
            covers.filter((cover) => cover.projectId === row.id),
          ),
        ]
      : [];
  });
}

/** One project as the API shows it. */
export async function presentProject(tx: Tx, actor: Actor, row: ProjectRow) {
  const [shown] = await presentProjects(tx, actor, [row]);
  if (!shown) throw new Error(`project ${row.id} vanished while it was read`);
  return shown;
}

function present(actor: Actor, row: ProjectRow, facts: ProjectFacts, covers: Awaited<ReturnType<typeof readCovers>>) {
  return {
    id: row.id,
    title: row.title,
    code: row.code,
    workflowState: row.workflowState,
    workflowStateSince: row.workflowStateSince.toISOString(),
    version: row.version,
    studio: { id: row.studio.id, name: row.studio.name },
    client: { id: row.client.id, name: row.client.name },
    heldBy: heldBy(row, facts),
    dueAt: row.dueAt?.toISOString() ?? null,
    counts: {
      photos: facts.photos,
      processing: facts.processing,
      failed: facts.failed,
      selected: facts.selectedSubmitted,
      roundAssets: facts.roundAssets,
      submitted: facts.submitted,
      passed: facts.roundAssetsPassed,
      approved: facts.roundAssetsApproved,
      rejected: facts.roundAssetsRejected,
    },
    covers: covers.map((cover) => ({
      width: cover.width,
      height: cover.height,
      thumbhash: cover.thumbhash,
      mediaUrl: `/api/assets/${cover.id}/media`,
    })),
    availableActions: availableActions({
      state: row.workflowState,
      stateBeforeArchive: row.stateBeforeArchive,
      actor: workflowActor(actor),
      facts,
    }),
    currency: row.currency,
    selectionLimit: row.selectionLimit,
    overagePrice: row.overagePriceCents === null ? null : { amount: row.overagePriceCents, currency: row.currency },
    selectionDeadline: row.selectionDeadline?.toISOString() ?? null,
    stateBeforeArchive: row.stateBeforeArchive,
    roundNumber: facts.roundNumber,
    createdAt: row.createdAt.toISOString(),
  };
}
