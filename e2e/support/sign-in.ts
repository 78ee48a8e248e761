import { demonstrationPassword } from '@etouch/server/demonstration/cast';
import type { BrowserContext } from 'playwright-core';
import { baseUrl } from './instance.ts';
import type { Language } from './words.ts';

/** Signs a context in without the form, and lets the interface speak the wished language to this person. */
export async function signInByApi(context: BrowserContext, email: string, language: Language): Promise<void> {
  const headers = { origin: baseUrl };
  const signedIn = await context.request.post('/api/auth/sign-in/email', {
    headers,
    data: { email, password: demonstrationPassword },
  });
  if (!signedIn.ok()) throw new Error(`${email} could not sign in: ${signedIn.status()} ${await signedIn.text()}`);
  const spoken = await context.request.patch('/api/me', { headers, data: { locale: language } });
  if (!spoken.ok()) throw new Error(`The language was not accepted: ${spoken.status()} ${await spoken.text()}`);
}
