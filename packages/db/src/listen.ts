import pg from 'pg';

export interface ListenOptions {
  /** Not through a pooler: a subscription belongs to a session. */
  directUrl: string;
  applicationName: string;
  /** What is done with each message, by channel. */
  channels: Record<string, (payload: string) => void>;
  /** The first thing on each new connection, once it listens; should it fail, the connection counts as lost. */
  onConnected?: (client: pg.Client, isFirst: boolean) => Promise<void> | void;
  /** The connection broke, and another is being tried. */
  onLost?: () => void;
  /** Another try failed; called each time. */
  onUnreachable?: () => void;
}

export interface Listening {
  close(): Promise<void>;
}

/** Milliseconds between two tries: at once after a break, then growing. */
const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 1_000;
const CONNECT_TIMEOUT = 5_000;

/**
 * Listens for notifications on a connection of its own, which is opened again when it breaks. Messages sent in between
 * are lost: whoever needs them looks for himself in `onConnected`.
 * @throws when the first connection fails, unless `onUnreachable` is given: then it is tried on
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let connecting: Promise<void> = Promise.resolve();

  async function connect(isFirst: boolean): Promise<void> {
    const { directUrl: connectionString, applicationName, channels, onConnected } = options;
    const next = new pg.Client({
      connectionString,
      application_name: applicationName,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
    });
    next.on('error', () => {});
    next.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    try {
      await next.connect();
      for (const channel of Object.keys(channels)) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      await onConnected?.(next, isFirst);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    client = next;
    next.once('end', () => {
      client = undefined;
      if (closed) return;
      options.onLost?.();
      tryAgain(0);
    });
  }

  function tryAgain(pause: number, isFirst = false): void {
    if (closed) return;
    timer = setTimeout(() => {
      connecting = connect(isFirst).catch(() => {
        if (!closed) options.onUnreachable?.();
        tryAgain(Math.min(Math.max(pause * 2, FIRST_PAUSE), LONGEST_PAUSE), isFirst);
      });
    }, pause);
  }

  try {
    await connect(true);
  } catch (error) {
    if (!options.onUnreachable) throw error;
    options.onUnreachable();
    tryAgain(FIRST_PAUSE, true);
  }
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}
