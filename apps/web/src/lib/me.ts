import type { Permission } from '@etouch/contracts/permissions';
import { getMe } from '@etouch/contracts/routes/me';
import { useSuspenseQuery } from '@tanstack/react-query';
import { apiQuery } from './query.ts';

export const meQuery = { ...apiQuery(getMe, {}), staleTime: 60_000 };

/** Who is signed in. Only below the signed-in layout, which has loaded it. */
export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/** The organization one acts for. Only below the signed-in layout, which shows another page without one. */
export function useActive() {
  const { active } = useMe();
  if (!active) throw new Error('No active organization below the signed-in layout');
  return active;
}

/** Asks whether the active role may do something at all. */
export function useCan(): (permission: Permission) => boolean {
  const { active } = useMe();
  return (permission) => active?.permissions.includes(permission) ?? false;
}
