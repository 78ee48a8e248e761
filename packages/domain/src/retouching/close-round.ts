import type { Tx } from '@etouch/db/transaction';

const DAY_MS = 86_400_000;

/**
 * Closes the open round; its retouchers keep their access for the studio's number of days from now. Runs with the
 * studio's rights.
 */
export async function closeRound(tx: Tx, project: { id: string; studioId: string }, now: Date): Promise<void> {
  const open = await tx.retouchRound.findFirst({ where: { projectId: project.id, closedAt: null } });
  if (!open) return;
  const { retoucherAccessDays } = await tx.organization.findUniqueOrThrow({
    where: { id: project.studioId },
    select: { retoucherAccessDays: true },
  });
  await tx.retouchRound.updateMany({ where: { id: open.id }, data: { closedAt: now } });
  await tx.assignment.updateMany({
    where: { roundAsset: { roundId: open.id } },
    data: { accessEndsAt: new Date(now.getTime() + retoucherAccessDays * DAY_MS) },
  });
}
