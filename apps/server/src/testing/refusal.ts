import { ApiProblem } from '@etouch/contracts/client';

/** What a call was refused with, as `CODE` or `CODE REASON`; fails when it was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem) return [error.problem.code, error.problem.reason].filter(Boolean).join(' ');
    throw error;
  }
  throw new Error('the call was not refused');
}
