import { listen } from './listen.ts';
import type { Listening } from './listen.ts';
import type { Tx } from './transaction.ts';

/** Says which rows changed, so that open pages fetch them again; it carries no content. */
export interface LiveHint {
  /** The organizations' own news (notifications) carry no project. */
  projectId?: string;
  /** Only these organizations hear of it; everyone who sees the project when absent. */
  organizationIds?: string[];
  /** What changed, in the glossary's words: Project, Asset, RetouchVersion, Comment, Notification … */
  kind: string;
  ids?: string[];
}

const CHANNEL = 'etouch_live';
/** A NOTIFY carries less than 8,000 bytes: above this many ids the page fetches everything of that kind. */
const MAX_IDS = 100;

/** Tells open pages of a change when the transaction commits, and nobody when it rolls back. */
export async function notifyLive(tx: Tx, hint: LiveHint): Promise<void> {
  const { ids, ...rest } = hint;
  const payload = JSON.stringify(ids && ids.length <= MAX_IDS ? hint : rest);
  await tx.$queryRaw`SELECT pg_notify(${CHANNEL}, ${payload})::text`;
}

/**
 * Hears of every committed change on a connection of its own, which is opened (again) as soon as there is a database.
 * @param directUrl not through a pooler
 * @param onGap called after each reconnection: hints in between were lost, so pages fetch everything again
 */
export function listenLive(
  directUrl: string,
  onHint: (hint: LiveHint) => void,
  onGap: () => void = () => {},
): Promise<Listening> {
  return listen({
    directUrl,
    applicationName: 'etouch-live',
    channels: { [CHANNEL]: (payload) => onHint(JSON.parse(payload || '{}') as LiveHint) },
    onConnected: (_client, isFirst) => {
      if (!isFirst) onGap();
    },
    onUnreachable: () => {},
  });
}
