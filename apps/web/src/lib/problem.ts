import { ApiProblem } from '@etouch/contracts/client';
import type { ErrorCode, Problem } from '@etouch/contracts/errors';

/** The problem behind anything that was thrown; what is not a refusal of the API counts as unreachable or internal. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  const code: ErrorCode = error instanceof TypeError ? 'UNAVAILABLE' : 'INTERNAL';
  return { type: 'about:blank', title: code, status: 0, code };
}

/** The name of the field at fault, without the part of the request it stood in: `body.title` is `title`. */
export function fieldOf(problem: Problem): string | undefined {
  return problem.field?.replace(/^(body|query|params)\./, '');
}
