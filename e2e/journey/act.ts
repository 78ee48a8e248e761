import type { WorkflowAction } from '@etouch/contracts/enums';
import type { RouteInput } from '@etouch/contracts/route';
import { getProject, transitionProject, type Project } from '@etouch/contracts/routes/projects';
import { must } from './must.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

type Details = Partial<RouteInput<typeof transitionProject>['body']>;

/** One transition as somebody asks for it. */
export function transition(
  world: World,
  person: Person,
  action: WorkflowAction,
  expectedVersion: number,
  more: Details,
) {
  return person.browser.api.call(transitionProject, {
    params: { projectId: world.projectId },
    body: { action, expectedVersion, ...more },
  });
}

/** The project as the studio sees it now. */
export function project({ cast, projectId }: World): Promise<Project> {
  return cast.producer.browser.api.call(getProject, { params: { projectId } });
}

/** Tries an action that must be refused, in the version that stands. */
export async function refusedTransition(
  world: World,
  person: Person,
  action: WorkflowAction,
  more: Details,
  ...expected: string[]
): Promise<void> {
  const { version } = await project(world);
  const attempt = () => transition(world, person, action, version, more);
  await world.refusals.expect(person.name, `${action} in ${world.state}`, attempt, ...expected);
}

/** Takes an action of the workflow. Whoever asks on an outdated version, before or after, gets a conflict. */
export async function act(world: World, person: Person, action: WorkflowAction, more: Details = {}): Promise<Project> {
  const { version } = await project(world);
  const outdated = (from: number) =>
    world.refusals.expect(
      person.name,
      `${action} on version ${from}`,
      () => transition(world, person, action, from, more),
      'CONFLICT',
    );
  await outdated(version - 1);
  const after = await transition(world, person, action, version, more);
  await outdated(version);
  must(after.version === version + 1, `${action} led from version ${version} to ${after.version}`);
  world.state = after.workflowState;
  world.say(`${person.name} (${person.organization.name}): ${action} → ${after.workflowState}`);
  return after;
}
