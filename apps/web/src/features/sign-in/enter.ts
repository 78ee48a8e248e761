import { router } from '../../app/router.tsx';
import { queryClient } from '../../lib/query.ts';

/** After the session's cookie is set: forgets what the former person saw, and goes to `next`. */
export async function enter(next: string): Promise<void> {
  queryClient.clear();
  await router.invalidate();
  router.history.push(next);
}
