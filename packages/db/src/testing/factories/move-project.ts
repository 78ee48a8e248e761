import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';

/**
 * Takes a project one transition on, as the application does: the state, the version and the event in one transaction.
 * @param action e.g. SEND_TO_CLIENT; the state it leads to is read from the transition table
 */
export async function moveProject(
  owner: PrismaClient,
  projectId: string,
  action: string,
  data: Prisma.ProjectUncheckedUpdateInput = {},
): Promise<void> {
  await owner.$transaction(async (tx) => {
    const { workflowState: fromState } = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    const { toState } = await tx.workflowTransition.findFirstOrThrow({ where: { fromState, action } });
    const moved = { workflowState: toState, workflowStateSince: new Date(), version: { increment: 1 }, ...data };
    const { version: projectVersion } = await tx.project.update({ where: { id: projectId }, data: moved });
    const change = { fromState, action, toState, projectVersion };
    await tx.workflowEvent.create({ data: { projectId, actorKind: 'SYSTEM', ...change } });
  });
}
