import { ApiProblem } from '@etouch/contracts/client';
import type { ListContract } from '@etouch/contracts/client';
import type { RouteContract, RouteInput, RouteOutput } from '@etouch/contracts/route';
import { infiniteQueryOptions, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { paths, withQuery } from './paths.ts';

/** A refusal is an answer and is not asked again; only an unreachable server is. */
function retry(failures: number, error: unknown): boolean {
  const refused = error instanceof ApiProblem && error.code !== 'UNAVAILABLE';
  return !refused && failures < 3;
}

/** A session that ended while pages were open: back to the sign-in, and from there to the same address. */
function leaveWhenSignedOut(error: unknown): void {
  const { pathname, search } = window.location;
  if (!(error instanceof ApiProblem) || error.code !== 'NOT_SIGNED_IN' || OUTSIDE.test(pathname)) return;
  window.location.assign(withQuery(paths.signIn, { next: pathname === '/' ? undefined : pathname + search }));
}

/** Pages that need no session. */
const OUTSIDE = /^\/(sign-in|forgot-password|reset-password|invitations|first-administrator|mailbox)/;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** Query options of a GET route: its key is the route's id and the input, so that one name invalidates all its pages. */
export function apiQuery<R extends RouteContract>(route: R, input: RouteInput<R>) {
  return queryOptions({
    queryKey: [route.id, input] as const,
    queryFn: ({ signal }): Promise<RouteOutput<R>> => api.call(route, input, { signal }),
  });
}

/** A whole list under the same key, for a screen that counts it or picks from it; its pages are asked for one by one. */
export function apiList<R extends ListContract>(route: R, input: RouteInput<R>) {
  return queryOptions({
    queryKey: [route.id, input] as const,
    queryFn: ({ signal }) => api.callAll(route, input, { signal }),
  });
}

/**
 * The same for a list by keyset: pages are fetched one after the other through `nextCursor`.
 * @param first of the first page how many, where a screenful shall be there before the rest
 */
export function apiPages<R extends RouteContract>(route: R, input: RouteInput<R>, first?: number) {
  type Page = RouteOutput<R> & { nextCursor: string | null };
  return infiniteQueryOptions({
    queryKey: [route.id, 'pages', input] as const,
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) => {
      const { query, ...rest } = input as { query?: object };
      const place = pageParam === null ? first && { limit: first } : { cursor: pageParam };
      const page = { ...rest, query: { ...query, ...place } };
      return (await api.call(route, page as RouteInput<R>, { signal })) as Page;
    },
    getNextPageParam: (page: Page) => page.nextCursor,
  });
}

/** Everything read through these routes is read again. */
export async function invalidate(...routes: RouteContract[]): Promise<void> {
  await Promise.all(routes.map((route) => queryClient.invalidateQueries({ queryKey: [route.id] })));
}
