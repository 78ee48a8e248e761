import { paths } from '../../lib/paths.ts';
import { endSession } from './auth-requests.ts';

/** Ends the session and leaves nothing of it in memory: the page is loaded anew. */
export async function signOut(): Promise<void> {
  await endSession();
  window.location.assign(paths.signIn);
}
