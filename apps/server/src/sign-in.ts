import type { ServerDeps } from './wiring.ts';

/** Signs a new account in by the password it has just set: the session's cookies go into `headers` of the answer. */
export async function signIn(
  { auth }: Pick<ServerDeps, 'auth'>,
  credentials: { email: string; password: string },
  headers: Headers,
): Promise<void> {
  const signedIn = await auth.api.signInEmail({ body: credentials, returnHeaders: true });
  for (const cookie of signedIn.headers.getSetCookie()) headers.append('set-cookie', cookie);
}
