import type { Permission } from '@etouch/contracts/permissions';
import type { RouteContract, RouteInput } from '@etouch/contracts/route';
import type { Browser } from '@etouch/server/testing/browser';
import type { Person } from '../people.ts';

/** Something to try as everybody: whoever may must be let in, whoever may not must be refused. */
export interface Probe {
  what: string;
  permission: Permission;
  may: (person: Person) => boolean;
  /** It would change something, so only those try who may not. */
  write: boolean;
  /** Codes for those whose role may call the route, but not for this. What is not visible does not exist. */
  refusedWith: readonly string[];
  run: (browser: Browser) => Promise<unknown>;
}

interface Details {
  /** Further codes that are as good as NOT_FOUND here. */
  orWith?: readonly string[];
  /** Told apart in messages. */
  of?: string;
}

/** Tries one operation of the contract. */
export function probe<R extends RouteContract>(
  route: R,
  input: RouteInput<R>,
  may: (person: Person) => boolean,
  { orWith = [], of }: Details = {},
): Probe {
  return {
    what: of ? `${route.id} of ${of}` : route.id,
    permission: route.permission,
    may,
    write: route.method !== 'get',
    refusedWith: ['NOT_FOUND', ...orWith],
    async run({ api }) {
      if (!route.bytes) return api.call(route, input);
      const response = await api.fetchBytes(route, input);
      return response.body?.cancel();
    },
  };
}
