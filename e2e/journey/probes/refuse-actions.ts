import { workflowAction, type ProjectWorkflowState, type WorkflowAction } from '@etouch/contracts/enums';
import { roleHasPermission } from '@etouch/contracts/permissions';
import { project, transition } from '../act.ts';
import type { Person } from '../people.ts';
import { everybody, ofClient, ofStudio, seesProject, type World } from '../world.ts';

/** What each side may set going in each state, as the domain says it; written down a second time on purpose. */
const allowed: Record<ProjectWorkflowState, { studio: WorkflowAction[]; client: WorkflowAction[] }> = {
  STUDIO_REVIEW: { studio: ['SEND_TO_CLIENT', 'SELECT_FOR_CLIENT'], client: [] },
  CLIENT_REVIEW: { studio: ['RECALL', 'SUBMIT_SELECTION'], client: ['SUBMIT_SELECTION'] },
  SELECTION_CONFIRMATION: { studio: ['REOPEN_SELECTION', 'CONFIRM', 'DELIVER_WITHOUT_RETOUCH'], client: [] },
  IN_RETOUCH: { studio: ['REOPEN_SELECTION', 'SUBMIT_FOR_VALIDATION'], client: [] },
  CLIENT_VALIDATION: { studio: ['RECALL'], client: ['REQUEST_CHANGES', 'APPROVE'] },
  DONE: { studio: ['REOPEN', 'ARCHIVE'], client: [] },
  ARCHIVED: { studio: ['UNARCHIVE'], client: [] },
};

/** Everybody tries every action that is not theirs in this state; nothing of it happens. */
export async function refuseActions(world: World): Promise<void> {
  const { version } = await project(world);
  for (const action of workflowAction.options) {
    const attempts = everybody(world).map(async (person) => {
      if (mayTake(world, person, action)) return;
      const details = { reason: 'because I say so', waiverReason: 'none of yours' };
      const attempt = () => transition(world, person, action, version, details);
      await world.refusals.expect(person.name, `${action} in ${world.state}`, attempt, expectedFor(world, person));
    });
    await Promise.all(attempts);
  }
}

function mayTake(world: World, person: Person, action: WorkflowAction): boolean {
  const { cast, state } = world;
  if (ofClient(world, person)) return allowed[state].client.includes(action);
  if (!ofStudio(world, person)) return false;
  // On the client's behalf, and to cancel, the studio's administrator may do what its other people may not.
  const more: WorkflowAction[] = state === 'DONE' || state === 'ARCHIVED' ? [] : ['CANCEL'];
  if (state === 'CLIENT_VALIDATION') more.push('REQUEST_CHANGES', 'APPROVE');
  const own = person === cast.studioAdministrator ? more : [];
  return [...allowed[state].studio, ...own].includes(action);
}

function expectedFor(world: World, person: Person): string {
  if (!roleHasPermission(person.role, 'project.transition')) return 'FORBIDDEN ROLE';
  return seesProject(world, person) ? 'INVALID_TRANSITION' : 'NOT_FOUND';
}
