import { ApiProblem } from '@etouch/contracts/client';
import { problem } from '@etouch/contracts/errors';
import { fetchFromApi } from '../../lib/maintenance.ts';

/** The routes of Better Auth that pages use; they answer with the same problems as the rest of the API. */
async function post(path: string, body: object): Promise<unknown> {
  const response = await fetchFromApi(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const parsed = problem.safeParse(answer);
  throw new ApiProblem(
    parsed.success
      ? parsed.data
      : { type: 'about:blank', title: response.statusText, status: response.status, code: 'UNAVAILABLE' },
  );
}

/** Signs in; a wrong pair is NOT_SIGNED_IN, too many attempts TOO_MANY_REQUESTS. */
export async function signInByPassword(email: string, password: string): Promise<void> {
  await post('/sign-in/email', { email, password });
}

/** The provider's address to go to; it comes back to `next`. */
export async function providerAddress(providerId: string, next: string): Promise<string> {
  const answer = (await post('/sign-in/social', {
    provider: providerId,
    callbackURL: next,
    errorCallbackURL: '/sign-in',
  })) as { url?: string };
  return answer.url ?? '/sign-in';
}

export async function requestPasswordReset(email: string): Promise<void> {
  await post('/request-password-reset', { email });
}

export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await post('/reset-password', { token, newPassword });
}

export async function endSession(): Promise<void> {
  await post('/sign-out', {});
}
