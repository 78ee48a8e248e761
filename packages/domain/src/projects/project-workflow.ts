import type { ProjectWorkflowState, UserRole, WorkflowAction } from '@etouch/contracts/enums';

/**
 * The one transition table of a project. The API, the buttons, the database's own check and the tests are derived
 * from it. It is pure data: who may act is a list of roles, what must hold is a list of guard names whose facts are
 * read from real rows by `queries.ts`.
 */

/** Conditions on rows; each has exactly one predicate in `rules.ts`. */
export const guardNames = [
  'SOMETHING_TO_SHOW',
  'SOMETHING_SELECTED',
  'WITHIN_LIMIT_OR_OVERAGE_ACCEPTED',
  'EVERY_PHOTO_HAS_CATEGORIES',
  'SOMETHING_TO_RETOUCH',
  'QUOTE_SETTLED',
  'EVERY_PHOTO_AS_IS',
  'EVERY_ASSET_PASSED_CHECK',
  'EVERY_ASSET_DECIDED',
  'SOMETHING_REJECTED',
  'EVERY_ASSET_APPROVED',
  'NOTHING_REJECTED_OR_ANNOTATED',
  'ASSETS_NAMED',
  'NOTHING_UNBILLED_OR_WAIVED',
  'ORIGINALS_STORED',
] as const;
export type GuardName = (typeof guardNames)[number];

/** Someone who may take a transition. `evidence`: acting on the client's behalf, the reason says what proves it. */
export type Party =
  | { readonly kind: 'USER'; readonly role: UserRole; readonly onBehalf?: true; readonly evidence?: true }
  | { readonly kind: 'GUEST'; readonly right: 'SUBMIT_SELECTION' | 'REQUEST_CHANGES' | 'SIGN_OFF' }
  | { readonly kind: 'SYSTEM' };

export interface Transition {
  readonly from: ProjectWorkflowState;
  readonly action: WorkflowAction;
  readonly to: ProjectWorkflowState;
  readonly who: readonly Party[];
  readonly guards: readonly GuardName[];
  /** Guards that replace `guards` when SYSTEM acts. */
  readonly systemGuards?: readonly GuardName[];
  readonly reasonRequired?: true;
}

const user = (role: UserRole): Party => ({ kind: 'USER', role });
const studio: readonly Party[] = [user('STUDIO_ADMIN'), user('STUDIO_USER')];
const studioAdmin: readonly Party[] = [user('STUDIO_ADMIN')];
const client: readonly Party[] = [user('CLIENT_ADMIN'), user('CLIENT_USER')];
const studioOnBehalf: readonly Party[] = [
  { kind: 'USER', role: 'STUDIO_ADMIN', onBehalf: true },
  { kind: 'USER', role: 'STUDIO_USER', onBehalf: true },
];
const studioAdminWithEvidence: Party = { kind: 'USER', role: 'STUDIO_ADMIN', onBehalf: true, evidence: true };

const beforeDone = [
  'STUDIO_REVIEW',
  'CLIENT_REVIEW',
  'SELECTION_CONFIRMATION',
  'IN_RETOUCH',
  'CLIENT_VALIDATION',
] as const satisfies readonly ProjectWorkflowState[];

export const transitions: readonly Transition[] = [
  { from: 'STUDIO_REVIEW', action: 'SEND_TO_CLIENT', to: 'CLIENT_REVIEW', who: studio, guards: ['SOMETHING_TO_SHOW'] },
  {
    from: 'STUDIO_REVIEW',
    action: 'SELECT_FOR_CLIENT',
    to: 'SELECTION_CONFIRMATION',
    who: studioOnBehalf,
    guards: ['SOMETHING_SELECTED'],
  },
  { from: 'CLIENT_REVIEW', action: 'RECALL', to: 'STUDIO_REVIEW', who: studio, guards: [], reasonRequired: true },
  {
    from: 'CLIENT_REVIEW',
    action: 'SUBMIT_SELECTION',
    to: 'SELECTION_CONFIRMATION',
    who: [...client, { kind: 'GUEST', right: 'SUBMIT_SELECTION' }, ...studioOnBehalf],
    guards: ['SOMETHING_SELECTED', 'WITHIN_LIMIT_OR_OVERAGE_ACCEPTED'],
  },
  {
    from: 'SELECTION_CONFIRMATION',
    action: 'REOPEN_SELECTION',
    to: 'CLIENT_REVIEW',
    who: studio,
    guards: [],
    reasonRequired: true,
  },
  {
    from: 'SELECTION_CONFIRMATION',
    action: 'CONFIRM',
    to: 'IN_RETOUCH',
    who: studio,
    guards: ['SOMETHING_SELECTED', 'EVERY_PHOTO_HAS_CATEGORIES', 'SOMETHING_TO_RETOUCH', 'QUOTE_SETTLED'],
  },
  {
    from: 'SELECTION_CONFIRMATION',
    action: 'DELIVER_WITHOUT_RETOUCH',
    to: 'DONE',
    who: studio,
    guards: ['SOMETHING_SELECTED', 'EVERY_PHOTO_AS_IS'],
  },
  {
    from: 'IN_RETOUCH',
    action: 'REOPEN_SELECTION',
    to: 'SELECTION_CONFIRMATION',
    who: studio,
    guards: [],
    reasonRequired: true,
  },
  {
    from: 'IN_RETOUCH',
    action: 'SUBMIT_FOR_VALIDATION',
    to: 'CLIENT_VALIDATION',
    who: studio,
    guards: ['EVERY_ASSET_PASSED_CHECK'],
  },
  { from: 'CLIENT_VALIDATION', action: 'RECALL', to: 'IN_RETOUCH', who: studio, guards: [], reasonRequired: true },
  {
    from: 'CLIENT_VALIDATION',
    action: 'REQUEST_CHANGES',
    to: 'IN_RETOUCH',
    who: [...client, { kind: 'GUEST', right: 'REQUEST_CHANGES' }, studioAdminWithEvidence],
    guards: ['EVERY_ASSET_DECIDED', 'SOMETHING_REJECTED'],
  },
  {
    from: 'CLIENT_VALIDATION',
    action: 'APPROVE',
    to: 'DONE',
    who: [...client, { kind: 'GUEST', right: 'SIGN_OFF' }, studioAdminWithEvidence, { kind: 'SYSTEM' }],
    guards: ['EVERY_ASSET_APPROVED'],
    systemGuards: ['NOTHING_REJECTED_OR_ANNOTATED'],
  },
  { from: 'DONE', action: 'REOPEN', to: 'IN_RETOUCH', who: studio, guards: ['ASSETS_NAMED'], reasonRequired: true },
  { from: 'DONE', action: 'ARCHIVE', to: 'ARCHIVED', who: studio, guards: ['NOTHING_UNBILLED_OR_WAIVED'] },
  ...beforeDone.map((from): Transition => ({
    from,
    action: 'CANCEL',
    to: 'ARCHIVED',
    who: studioAdmin,
    guards: [],
    reasonRequired: true,
  })),
  ...([...beforeDone, 'DONE'] as const).map((to): Transition => ({
    from: 'ARCHIVED',
    action: 'UNARCHIVE',
    to,
    who: studio,
    guards: ['ORIGINALS_STORED'],
  })),
];

/** The bare (from, action, to) rows, as they stand in the database's own table. */
export const transitionRows = transitions.map(({ from, action, to }) => ({ from, action, to }));
