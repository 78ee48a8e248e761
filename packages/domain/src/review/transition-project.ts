import type { z } from 'zod';
import type { transitionProject as contract } from '@etouch/contracts/routes/projects';
import type { WorkflowAction } from '@etouch/contracts/enums';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import type { EventType } from '../activity/events.ts';
import { recordEvent } from '../activity/record-event.ts';
import { Refusal } from '../activity/refusal.ts';
import { presentProject, workflowActor } from '../projects/present-project.ts';
import type { Transition } from '../projects/project-workflow.ts';
import { loadProject, projectSelect, readFacts, type ProjectFacts, type ProjectRow } from '../projects/queries.ts';
import { conflict, decide } from '../projects/rules.ts';
import { approve, deliverWithoutRetouch } from './approve-project.ts';
import { archive, cancel, unarchive } from './archive-project.ts';
import { confirm } from './confirm-selection.ts';
import { requestChanges, submitForValidation } from './decide-round.ts';
import { reopen } from './reopen-project.ts';
import { submitSelection } from './submit-selection.ts';

export type TransitionInput = z.output<typeof contract.body>;

export interface TransitionContext {
  tx: Tx;
  actor: Actor;
  project: ProjectRow;
  input: TransitionInput;
  now: Date;
}

/** What one action adds to the bare state change. Both parts run with the studio's rights, in the one transaction. */
export interface TransitionEffect {
  /** What the guards must know of this proposal; may write what they then read (prices). */
  propose?(context: TransitionContext): Promise<Partial<ProjectFacts>>;
  /** Runs after the state was taken; returns further columns of the project to set with it. */
  columns?(context: TransitionContext): Prisma.ProjectUncheckedUpdateManyInput;
  apply?(context: TransitionContext, transition: Transition): Promise<void>;
}

const sendToClient: TransitionEffect = {
  columns: ({ input, now }) => ({
    clientVisibleSince: now,
    ...(input.selectionLimit === undefined ? {} : { selectionLimit: input.selectionLimit }),
    ...(input.overagePriceCents === undefined ? {} : { overagePriceCents: input.overagePriceCents }),
    ...(input.selectionDeadline === undefined ? {} : { selectionDeadline: input.selectionDeadline }),
  }),
};

const effects: Record<WorkflowAction, TransitionEffect> = {
  SEND_TO_CLIENT: sendToClient,
  SELECT_FOR_CLIENT: { ...submitSelection, columns: ({ now }) => ({ clientVisibleSince: now }) },
  RECALL: { columns: ({ project }) => (project.workflowState === 'CLIENT_REVIEW' ? { clientVisibleSince: null } : {}) },
  SUBMIT_SELECTION: submitSelection,
  REOPEN_SELECTION: {},
  CONFIRM: confirm,
  DELIVER_WITHOUT_RETOUCH: deliverWithoutRetouch,
  SUBMIT_FOR_VALIDATION: submitForValidation,
  REQUEST_CHANGES: requestChanges,
  APPROVE: approve,
  REOPEN: reopen,
  ARCHIVE: archive,
  CANCEL: cancel,
  UNARCHIVE: unarchive,
};

const eventOf: Record<WorkflowAction, EventType> = {
  SEND_TO_CLIENT: 'project.sentToClient',
  SELECT_FOR_CLIENT: 'project.selectionSubmitted',
  RECALL: 'project.recalled',
  SUBMIT_SELECTION: 'project.selectionSubmitted',
  REOPEN_SELECTION: 'project.selectionReopened',
  CONFIRM: 'project.confirmed',
  DELIVER_WITHOUT_RETOUCH: 'project.deliveredWithoutRetouch',
  SUBMIT_FOR_VALIDATION: 'project.submittedForValidation',
  REQUEST_CHANGES: 'project.changesRequested',
  APPROVE: 'project.approved',
  REOPEN: 'project.reopened',
  ARCHIVE: 'project.archived',
  CANCEL: 'project.canceled',
  UNARCHIVE: 'project.unarchived',
};

/**
 * Takes one action of the transition table: visibility as the actor, then guards, the conditional state change, the
 * action's effects, one WorkflowEvent and the outbox, all in one transaction.
 * @throws Refusal NOT_FOUND, CONFLICT (names the state it is in now), INVALID_TRANSITION (reason STATE or ROLE),
 *   INVALID_INPUT (a reason is missing), GUARD_REFUSED (the guard's name), MONEY_RIGHT_REQUIRED
 */
export async function transitionProject(deps: Deps, actor: Actor, projectId: string, input: TransitionInput) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    if (project.version !== input.expectedVersion) throw conflict(project);
    const context: TransitionContext = { tx, actor, project, input, now: new Date() };
    const transition = await asStudio(tx, projectId, () => take(context));
    const event = await tx.workflowEvent.create({
      data: {
        projectId,
        projectVersion: input.expectedVersion + 1,
        actorKind: actor.kind,
        actorId: actor.kind === 'USER' ? actor.userId : null,
        actingOrganizationId: actor.kind === 'GUEST' ? null : actor.organizationId,
        fromState: transition.from,
        toState: transition.to,
        action: transition.action,
        reason: input.reason ?? null,
      },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      type: eventOf[input.action],
      projectId,
      studioId: project.studioId,
      ids: [event.id],
    });
    return asStudio(tx, projectId, async () => {
      const after = await tx.project.findUniqueOrThrow({
        where: { id: projectId },
        select: projectSelect,
      });
      return presentProject(tx, actor, after);
    });
  });
}

/** Decides and takes the state; everything here sees the rows the guards need, whoever acts. */
async function take(context: TransitionContext): Promise<Transition> {
  const { tx, actor, project, input } = context;
  const actorOfTable = workflowActor(actor);
  const decideWith = (facts: ProjectFacts) =>
    decide({
      state: project.workflowState,
      stateBeforeArchive: project.stateBeforeArchive,
      action: input.action,
      actor: actorOfTable,
      reason: input.reason,
      facts,
    });
  const standing = (await readFacts(tx, [project])).get(project.id);
  if (!standing) throw conflict(project);
  // State, role and reason are settled before an effect's proposal looks at anything.
  const early = decideWith(standing);
  if (!early.allowed && early.because !== 'GUARD') throw refusal(early.because, project);
  const effect = effects[input.action];
  const proposal = (await effect.propose?.(context)) ?? {};
  const decision = decideWith({ ...standing, waiverReason: Boolean(input.waiverReason), ...proposal });
  if (!decision.allowed) {
    if (decision.because === 'GUARD') throw new Refusal('GUARD_REFUSED', { reason: decision.guard });
    throw refusal(decision.because, project);
  }
  const { transition } = decision;
  const { count } = await tx.project.updateMany({
    where: { id: project.id, workflowState: project.workflowState, version: input.expectedVersion },
    data: {
      workflowState: transition.to,
      workflowStateSince: context.now,
      version: { increment: 1 },
      ...effect.columns?.(context),
    },
  });
  if (count === 0) {
    const now = await tx.project.findUniqueOrThrow({ where: { id: project.id } });
    throw conflict(now);
  }
  await effect.apply?.(context, transition);
  return transition;
}

function refusal(because: 'STATE' | 'ROLE' | 'REASON', project: ProjectRow): Refusal {
  if (because === 'REASON') return new Refusal('INVALID_INPUT', { field: 'body.reason', reason: 'REASON_REQUIRED' });
  return new Refusal('INVALID_TRANSITION', { reason: because, values: { state: project.workflowState } });
}
