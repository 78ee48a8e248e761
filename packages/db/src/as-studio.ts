import { onSide } from './transaction.ts';
import type { Tx } from './transaction.ts';

/**
 * Runs a part of a transaction with the rights of the project's studio, as SYSTEM and in the session's own database
 * role, and returns to the actor and the role of its side afterwards.
 * For what an allowed action must read or change beyond what its actor may see: guards that need every row, the round
 * a client's refusal opens, the deliverables an approval freezes, the number of a retoucher's version.
 * Decide that the action is allowed before, as the actor. Its effects may not be nested.
 * @throws Error when the actor does not see the project
 */
export async function asStudio<T>(tx: Tx, projectId: string, work: () => Promise<T>): Promise<T> {
  const rows = await tx.$queryRaw<{ entered: boolean }[]>`SELECT app.enter_studio(${projectId}::uuid) AS entered`;
  if (!rows[0]?.entered) throw new Error('asStudio: the actor does not see this project');
  let result: T;
  try {
    result = await onSide('app', work);
  } catch (error) {
    // After a failed statement the transaction accepts no other; it is rolled back and the rights end with it.
    await tx.$queryRaw`SELECT app.leave_studio()::text`.catch(() => {});
    throw error;
  }
  await tx.$queryRaw`SELECT app.leave_studio()::text`;
  return result;
}
