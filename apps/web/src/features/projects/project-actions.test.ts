import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { expect, test } from 'vitest';
import { actionsTo, primaryAction } from './project-actions.ts';
import type { AvailableAction } from './project-actions.ts';

const action = (over: Partial<AvailableAction>): AvailableAction => ({
  action: 'RECALL',
  to: 'STUDIO_REVIEW',
  reasonRequired: false,
  onBehalf: false,
  refusedBy: null,
  ...over,
});

test('the way forward is the primary action, and never in somebody’s place', () => {
  const recall = action({});
  const onBehalf = action({ action: 'SUBMIT_SELECTION', to: 'SELECTION_CONFIRMATION', onBehalf: true });
  const own = action({ action: 'SUBMIT_SELECTION', to: 'SELECTION_CONFIRMATION' });
  expect(primaryAction([recall, onBehalf])).toBeUndefined();
  expect(primaryAction([recall, own])).toBe(own);
});

test('a refused way forward is still shown as such', () => {
  const refused = action({ action: 'CONFIRM', to: 'IN_RETOUCH', refusedBy: 'QUOTE_SETTLED' });
  expect(primaryAction([action({}), refused])).toBe(refused);
});

test('a drop takes what is allowed before what is refused', () => {
  const refused = action({ action: 'ARCHIVE', to: 'ARCHIVED', refusedBy: 'NOTHING_UNBILLED_OR_WAIVED' });
  const allowed = action({ action: 'CANCEL', to: 'ARCHIVED' });
  const project = { availableActions: [action({}), refused, allowed] } as ProjectCard;
  expect(actionsTo(project, 'ARCHIVED')).toEqual([allowed, refused]);
  expect(actionsTo(project, 'DONE')).toEqual([]);
});
