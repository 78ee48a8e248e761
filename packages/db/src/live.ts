import pg from 'pg';
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

export interface LiveListener {
  close(): Promise<void>;
}

/**
 * Hears of every committed change on a connection of its own, which is opened again when it breaks.
 * @param directUrl not through a pooler
 * @param onGap called after each reconnection: hints in between were lost, so pages fetch everything again
 */
export async function listenLive(
  directUrl: string,
  onHint: (hint: LiveHint) => void,
  onGap: () => void = () => {},
): Promise<LiveListener> {
  let closed = false;
  let client = await connect();
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: directUrl, application_name: 'etouch-live', keepAlive: true });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => onHint(JSON.parse(payload ?? '{}') as LiveHint));
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    next.once('end', () => reconnect(250));
    return next;
  }

  function reconnect(delayMs: number): void {
    if (closed) return;
    timer = setTimeout(() => {
      connect().then(
        (next) => {
          client = next;
          if (closed) void next.end();
          else onGap();
        },
        () => reconnect(Math.min(delayMs * 2, 10_000)),
      );
    }, delayMs);
  }

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client.end();
    },
  };
}
