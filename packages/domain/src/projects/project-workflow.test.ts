import { projectWorkflowState, userRole, workflowAction } from '@etouch/contracts/enums';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transitionRows, transitions } from './project-workflow.ts';
import { availableActions, decide, findTransition, type GuardFacts, type WorkflowActor } from './rules.ts';

const satisfied: GuardFacts = {
  readyShown: 1,
  selected: 2,
  selectionLimit: null,
  overageAccepted: true,
  selectedWithoutCategories: 0,
  selectedAsIs: 0,
  hasPrice: false,
  quoteAccepted: true,
  standingTerms: true,
  roundAssets: 2,
  roundAssetsPassed: 2,
  roundAssetsApproved: 2,
  roundAssetsRejected: 0,
  openClientAnnotations: 0,
  namedAssets: 1,
  unbilledLines: 0,
  waiverReason: true,
  originalsMissing: 0,
};

const count = fc.integer({ min: 0, max: 5 });
const facts: fc.Arbitrary<GuardFacts> = fc.record({
  readyShown: count,
  selected: count,
  selectionLimit: fc.option(count),
  overageAccepted: fc.boolean(),
  selectedWithoutCategories: count,
  selectedAsIs: count,
  hasPrice: fc.boolean(),
  quoteAccepted: fc.boolean(),
  standingTerms: fc.boolean(),
  roundAssets: count,
  roundAssetsPassed: count,
  roundAssetsApproved: count,
  roundAssetsRejected: count,
  openClientAnnotations: count,
  namedAssets: count,
  unbilledLines: count,
  waiverReason: fc.boolean(),
  originalsMissing: count,
});
const state = fc.constantFrom(...projectWorkflowState.options);
const action = fc.constantFrom(...workflowAction.options);
const actor: fc.Arbitrary<WorkflowActor> = fc.oneof(
  fc.constantFrom(...userRole.options).map((role): WorkflowActor => ({ kind: 'USER', role })),
  fc
    .subarray(['SUBMIT_SELECTION', 'REQUEST_CHANGES', 'SIGN_OFF'])
    .map((rights): WorkflowActor => ({ kind: 'GUEST', rights })),
  fc.constant<WorkflowActor>({ kind: 'SYSTEM' }),
);
const before = fc.option(fc.constantFrom(...projectWorkflowState.exclude(['ARCHIVED']).options));

describe('the transition table', () => {
  it('names each (from, action, to) once, and each (from, action) once but for unarchiving', () => {
    const rows = transitionRows.map((row) => `${row.from} ${row.action} ${row.to}`);
    expect(new Set(rows).size).toBe(rows.length);
    const sources = transitionRows
      .filter((row) => row.action !== 'UNARCHIVE')
      .map((row) => `${row.from} ${row.action}`);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it('never leaves a state for itself, and every state but the first can be reached', () => {
    for (const row of transitionRows) expect(row.from).not.toBe(row.to);
    const reached = new Set(transitionRows.map((row) => row.to));
    expect(projectWorkflowState.options.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('lets no retoucher and no platform role move a project', () => {
    for (const { who } of transitions)
      for (const party of who) if (party.kind === 'USER') expect(party.role).toMatch(/^(STUDIO|CLIENT)_/);
  });

  it('asks for a reason wherever work is taken back', () => {
    const silent = transitions.filter(
      (row) => ['RECALL', 'REOPEN_SELECTION', 'REOPEN', 'CANCEL'].includes(row.action) && !row.reasonRequired,
    );
    expect(silent).toEqual([]);
  });
});

describe('a decision', () => {
  it('allows exactly what a row of the table says, whatever the facts', () => {
    fc.assert(
      fc.property(state, action, actor, facts, before, (from, doing, who, known, stateBeforeArchive) => {
        const row = findTransition(from, doing, stateBeforeArchive);
        const decision = decide({
          state: from,
          stateBeforeArchive,
          action: doing,
          actor: who,
          reason: 'because',
          facts: known,
        });
        if (!decision.allowed) return;
        expect(decision.transition).toBe(row);
        expect(row?.who).toContain(decision.party);
      }),
      { numRuns: 2000 },
    );
  });

  it('says state before role, role before reason, reason before guard', () => {
    const studio: WorkflowActor = { kind: 'USER', role: 'STUDIO_USER' };
    const ask = (more: Partial<Parameters<typeof decide>[0]>) =>
      decide({
        state: 'CLIENT_REVIEW',
        stateBeforeArchive: null,
        action: 'RECALL',
        actor: studio,
        reason: undefined,
        facts: satisfied,
        ...more,
      });
    expect(ask({ state: 'DONE' })).toEqual({ allowed: false, because: 'STATE' });
    expect(ask({ actor: { kind: 'USER', role: 'CLIENT_ADMIN' } })).toEqual({ allowed: false, because: 'ROLE' });
    expect(ask({ reason: '  ' })).toEqual({ allowed: false, because: 'REASON' });
    expect(ask({ reason: 'one photo was missing' }).allowed).toBe(true);
  });

  const refusals: [string, Partial<Parameters<typeof decide>[0]>, Partial<GuardFacts>, string][] = [
    ['nothing to show', { state: 'STUDIO_REVIEW', action: 'SEND_TO_CLIENT' }, { readyShown: 0 }, 'SOMETHING_TO_SHOW'],
    ['nothing selected', { state: 'CLIENT_REVIEW', action: 'SUBMIT_SELECTION' }, { selected: 0 }, 'SOMETHING_SELECTED'],
    [
      'an overage nobody accepted',
      { state: 'CLIENT_REVIEW', action: 'SUBMIT_SELECTION' },
      { selected: 3, selectionLimit: 2, overageAccepted: false },
      'WITHIN_LIMIT_OR_OVERAGE_ACCEPTED',
    ],
    [
      'a photo without categories',
      { state: 'SELECTION_CONFIRMATION', action: 'CONFIRM' },
      { selectedWithoutCategories: 1 },
      'EVERY_PHOTO_HAS_CATEGORIES',
    ],
    [
      'an open quote',
      { state: 'SELECTION_CONFIRMATION', action: 'CONFIRM' },
      { hasPrice: true, quoteAccepted: false, standingTerms: false },
      'QUOTE_SETTLED',
    ],
    [
      'a photo that is not as is',
      { state: 'SELECTION_CONFIRMATION', action: 'DELIVER_WITHOUT_RETOUCH' },
      { selectedAsIs: 1 },
      'EVERY_PHOTO_AS_IS',
    ],
    [
      'a photo that did not pass',
      { state: 'IN_RETOUCH', action: 'SUBMIT_FOR_VALIDATION' },
      { roundAssetsPassed: 1 },
      'EVERY_ASSET_PASSED_CHECK',
    ],
    [
      'unbilled work',
      { state: 'DONE', action: 'ARCHIVE' },
      { unbilledLines: 1, waiverReason: false },
      'NOTHING_UNBILLED_OR_WAIVED',
    ],
  ];
  it.each(refusals)('refuses %s by the name of its guard', (_name, input, more, guard) => {
    const ask = (known: GuardFacts) =>
      decide({
        state: 'DONE',
        stateBeforeArchive: null,
        action: 'ARCHIVE',
        actor: { kind: 'USER', role: 'STUDIO_ADMIN' },
        reason: undefined,
        facts: known,
        ...input,
      });
    const standing = input.action === 'DELIVER_WITHOUT_RETOUCH' ? { ...satisfied, selectedAsIs: 2 } : satisfied;
    expect(ask(standing).allowed).toBe(true);
    expect(ask({ ...standing, ...more })).toEqual({ allowed: false, because: 'GUARD', guard });
  });

  it('lets SYSTEM approve only what nobody rejected or annotated', () => {
    const ask = (more: Partial<GuardFacts>) =>
      decide({
        state: 'CLIENT_VALIDATION',
        stateBeforeArchive: null,
        action: 'APPROVE',
        actor: { kind: 'SYSTEM' },
        reason: undefined,
        facts: { ...satisfied, roundAssetsApproved: 0, ...more },
      });
    expect(ask({}).allowed).toBe(true);
    expect(ask({ openClientAnnotations: 1 }).allowed).toBe(false);
    expect(ask({ roundAssetsRejected: 1 }).allowed).toBe(false);
  });
});

describe('available actions', () => {
  it('are exactly the actions that a decision would allow or refuse by a guard', () => {
    fc.assert(
      fc.property(state, actor, facts, before, (from, who, known, stateBeforeArchive) => {
        const offered = availableActions({ state: from, stateBeforeArchive, actor: who, facts: known });
        for (const doing of workflowAction.options) {
          const decision = decide({
            state: from,
            stateBeforeArchive,
            action: doing,
            actor: who,
            reason: 'because',
            facts: known,
          });
          const found = offered.find((item) => item.action === doing);
          expect(Boolean(found)).toBe(decision.allowed || decision.because === 'GUARD');
          if (found) expect(found.refusedBy === null).toBe(decision.allowed);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
