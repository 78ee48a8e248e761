import type { WorkflowAction } from '@etouch/contracts/enums';
import type { ProjectCard } from '@etouch/contracts/routes/projects';

export type AvailableAction = ProjectCard['availableActions'][number];

/** The way forward at each step. Whatever else is allowed stands beside it in the menu. */
const FORWARD: readonly WorkflowAction[] = [
  'SEND_TO_CLIENT',
  'SUBMIT_SELECTION',
  'CONFIRM',
  'SUBMIT_FOR_VALIDATION',
  'APPROVE',
  'ARCHIVE',
];

/** The one primary action: forward, and one's own rather than in somebody's place. */
export function primaryAction(actions: AvailableAction[]): AvailableAction | undefined {
  return FORWARD.map((wanted) => actions.find(({ action, onBehalf }) => action === wanted && !onBehalf)).find(Boolean);
}

/** The actions that lead to a state: what a drop on its column could mean, those allowed now first. */
export function actionsTo(project: ProjectCard, state: ProjectCard['workflowState']): AvailableAction[] {
  return project.availableActions
    .filter(({ to }) => to === state)
    .sort((a, b) => Number(a.refusedBy !== null) - Number(b.refusedBy !== null));
}

/** What cannot be taken back. */
export function isDanger(action: WorkflowAction): boolean {
  return action === 'CANCEL';
}
