import { useRouter } from '@tanstack/react-router';
import { queryClient } from '../../lib/query.ts';

/** What follows when the session's cookie is set: forget what the former person saw, and go to `next`. */
export function useEnter(): (next: string) => Promise<void> {
  const router = useRouter();
  return async (next) => {
    queryClient.clear();
    await router.invalidate();
    router.history.push(next);
  };
}
