import type { ProjectWorkflowState, UserRole, WorkflowAction } from '@etouch/contracts/enums';
import { Refusal } from '../activity/refusal.ts';
import { transitions, type GuardName, type Party, type Transition } from './project-workflow.ts';

/** What the guards look at, counted from real rows at the moment of the decision. */
export interface GuardFacts {
  /** READY assets shown to the client. */
  readyShown: number;
  /** Photos in the selection in question (submitted, or about to be). */
  selected: number;
  selectionLimit: number | null;
  /** The overage price was accepted by someone who may commit money. */
  overageAccepted: boolean;
  selectedWithoutCategories: number;
  selectedAsIs: number;
  /** The lines to be confirmed cost something. */
  hasPrice: boolean;
  quoteAccepted: boolean;
  standingTerms: boolean;
  roundAssets: number;
  roundAssetsPassed: number;
  roundAssetsApproved: number;
  roundAssetsRejected: number;
  openClientAnnotations: number;
  /** Assets named for the round that a reopening starts. */
  namedAssets: number;
  unbilledLines: number;
  waiverReason: boolean;
  originalsMissing: number;
}

const guards: Record<GuardName, (facts: GuardFacts) => boolean> = {
  SOMETHING_TO_SHOW: (f) => f.readyShown > 0,
  SOMETHING_SELECTED: (f) => f.selected > 0,
  WITHIN_LIMIT_OR_OVERAGE_ACCEPTED: (f) =>
    f.selectionLimit === null || f.selected <= f.selectionLimit || f.overageAccepted,
  EVERY_PHOTO_HAS_CATEGORIES: (f) => f.selectedWithoutCategories === 0,
  SOMETHING_TO_RETOUCH: (f) => f.selected > f.selectedAsIs,
  QUOTE_SETTLED: (f) => !f.hasPrice || f.quoteAccepted || f.standingTerms,
  EVERY_PHOTO_AS_IS: (f) => f.selected === f.selectedAsIs,
  EVERY_ASSET_PASSED_CHECK: (f) => f.roundAssets > 0 && f.roundAssetsPassed === f.roundAssets,
  EVERY_ASSET_DECIDED: (f) => f.roundAssetsApproved + f.roundAssetsRejected === f.roundAssets,
  SOMETHING_REJECTED: (f) => f.roundAssetsRejected > 0,
  EVERY_ASSET_APPROVED: (f) => f.roundAssets > 0 && f.roundAssetsApproved === f.roundAssets,
  NOTHING_REJECTED_OR_ANNOTATED: (f) => f.roundAssetsRejected === 0 && f.openClientAnnotations === 0,
  ASSETS_NAMED: (f) => f.namedAssets > 0,
  NOTHING_UNBILLED_OR_WAIVED: (f) => f.unbilledLines === 0 || f.waiverReason,
  ORIGINALS_STORED: (f) => f.originalsMissing === 0,
};

/** The part of an actor that the table asks about. */
export type WorkflowActor =
  | { kind: 'USER'; role: UserRole }
  | { kind: 'GUEST'; rights: readonly string[] }
  | { kind: 'SYSTEM' };

export type Decision =
  | { allowed: true; transition: Transition; party: Party }
  | { allowed: false; because: 'STATE' | 'ROLE' | 'REASON' }
  | { allowed: false; because: 'GUARD'; guard: GuardName };

function partyOf(transition: Transition, actor: WorkflowActor): Party | undefined {
  return transition.who.find((party) => {
    if (party.kind === 'USER') return actor.kind === 'USER' && actor.role === party.role;
    if (party.kind === 'GUEST') return actor.kind === 'GUEST' && actor.rights.includes(party.right);
    return actor.kind === 'SYSTEM';
  });
}

/** The row that leaves `state` by `action`; unarchiving also names the state it returns to. */
export function findTransition(
  state: ProjectWorkflowState,
  action: WorkflowAction,
  stateBeforeArchive: ProjectWorkflowState | null,
): Transition | undefined {
  return transitions.find(
    (row) => row.from === state && row.action === action && (action !== 'UNARCHIVE' || row.to === stateBeforeArchive),
  );
}

/**
 * Decides one action. Refusals are reported in the order state, role, reason, guard, so that nobody learns of rows
 * behind an action that is not theirs. `reason` is the text given with the action.
 */
export function decide(input: {
  state: ProjectWorkflowState;
  stateBeforeArchive: ProjectWorkflowState | null;
  action: WorkflowAction;
  actor: WorkflowActor;
  reason: string | undefined;
  facts: GuardFacts;
}): Decision {
  const transition = findTransition(input.state, input.action, input.stateBeforeArchive);
  if (!transition) return { allowed: false, because: 'STATE' };
  const party = partyOf(transition, input.actor);
  if (!party) return { allowed: false, because: 'ROLE' };
  const evidence = party.kind === 'USER' && party.evidence;
  if ((transition.reasonRequired || evidence) && !input.reason?.trim()) return { allowed: false, because: 'REASON' };
  const names = party.kind === 'SYSTEM' && transition.systemGuards ? transition.systemGuards : transition.guards;
  const failed = names.find((name) => !guards[name](input.facts));
  return failed ? { allowed: false, because: 'GUARD', guard: failed } : { allowed: true, transition, party };
}

export interface AvailableAction {
  action: WorkflowAction;
  to: ProjectWorkflowState;
  reasonRequired: boolean;
  onBehalf: boolean;
  /** Null when it may be done now. */
  refusedBy: GuardName | null;
}

/** Every action this actor could take from here, with the guard that stands in the way, if one does. */
export function availableActions(input: {
  state: ProjectWorkflowState;
  stateBeforeArchive: ProjectWorkflowState | null;
  actor: WorkflowActor;
  facts: GuardFacts;
}): AvailableAction[] {
  return transitions.flatMap((row) => {
    if (findTransition(input.state, row.action, input.stateBeforeArchive) !== row) return [];
    const party = partyOf(row, input.actor);
    if (!party) return [];
    const decision = decide({ ...input, action: row.action, reason: 'asked for when acting' });
    return [
      {
        action: row.action,
        to: row.to,
        reasonRequired: Boolean(row.reasonRequired) || (party.kind === 'USER' && Boolean(party.evidence)),
        onBehalf: party.kind === 'USER' && Boolean(party.onBehalf),
        refusedBy: !decision.allowed && decision.because === 'GUARD' ? decision.guard : null,
      },
    ];
  });
}

/** Somebody was faster: names where the project stands now. */
export function conflict(project: { workflowState: ProjectWorkflowState; version: number }): Refusal {
  return new Refusal('CONFLICT', { values: { state: project.workflowState, version: project.version } });
}
