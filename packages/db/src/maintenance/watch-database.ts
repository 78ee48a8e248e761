import type pg from 'pg';
import { listen } from '../listen.ts';
import { heldMaintenance } from './lock.ts';
import { MAINTENANCE_CHANNEL, readOnlyOn } from './read-only.ts';
import { WRITERS_LOCK } from './writers-lock.ts';

/**
 * - normal: everything works
 * - read-only: maintenance, and reading works
 * - away: maintenance, and the server is stopped for a while
 * - lost: the server does not answer, and nobody says that this is on purpose
 */
export type DatabaseState = 'normal' | 'read-only' | 'away' | 'lost';

export interface DatabaseWatch {
  state(): DatabaseState;
  /** Normal, and for long enough that no connection is ended any more because of what was before. */
  isSettled(): boolean;
  /** Called after each change. @returns stops that */
  onChange(listener: (state: DatabaseState) => void): () => void;
  /**
   * What is finished before the database turns read-only: maintenance waits for it, but no longer than ten seconds.
   * @returns takes it back
   */
  beforeReadOnly(finish: () => Promise<void>): () => void;
  /** Resolves when the state is normal. */
  whenNormal(): Promise<void>;
  close(): Promise<void>;
}

export interface WatchOptions {
  /** Direct, of a role that everybody watching may know (etouch_jobs). */
  directUrl: string;
  /** Where the database of this machine is; a server elsewhere has none and knows less. */
  dataDir?: string | undefined;
}

/** While something is unusual it is looked at this often: a message may have been missed, or its sender been killed. */
const LOOK_MS = 1_000;
/** An announced maintenance that has not begun after this long was given up. */
const ANNOUNCED_MS = 30_000;
/** Going out, too, the sessions of the time before are ended. */
const SETTLED_MS = 3_000;

/**
 * Knows whether the database can be read and written, within milliseconds where it is told and a second otherwise.
 * Resolves once it has looked for the first time; a database that cannot be reached is a state, no error.
 */
export async function watchDatabase({ directUrl, dataDir }: WatchOptions): Promise<DatabaseWatch> {
  const listeners = new Set<(state: DatabaseState) => void>();
  const finishing = new Set<() => Promise<void>>();
  let state: DatabaseState = 'lost';
  let client: pg.Client | undefined;
  let changedAt = -Infinity;
  let announcedAt: number | undefined;
  let timer: NodeJS.Timeout | undefined;

  function become(next: DatabaseState): void {
    if (next === state) return;
    if (state !== 'lost') changedAt = performance.now();
    state = next;
    for (const listener of listeners) listener(next);
  }

  async function look(session: pg.Client): Promise<void> {
    const readOnly = await readOnlyOn(session);
    const announced = announcedAt !== undefined && performance.now() - announcedAt < ANNOUNCED_MS;
    if (readOnly || !announced) announcedAt = undefined;
    if (!readOnly && !announced) await session.query('SELECT pg_advisory_lock_shared($1)', [WRITERS_LOCK]);
    become(readOnly || announced ? 'read-only' : 'normal');
    plan();
  }

  /** Another look, while there is something to wait for; a connection that breaks meanwhile reports it itself. */
  function plan(): void {
    clearTimeout(timer);
    if (state !== 'normal') timer = setTimeout(() => void (client && look(client).catch(() => plan())), LOOK_MS);
  }

  async function enter(): Promise<void> {
    announcedAt = performance.now();
    become('read-only');
    plan();
    await Promise.allSettled([...finishing].map((finish) => finish()));
    // Several looks may have taken it several times.
    await client?.query('SELECT pg_advisory_unlock_all()').catch(() => {});
  }

  function leave(): void {
    announcedAt = undefined;
    if (client) look(client).catch(() => {});
  }

  /** Whoever was read-only, or finds the lock of one at work, knows that it is on purpose. */
  function gone(): void {
    const onPurpose =
      state === 'read-only' || state === 'away' || (dataDir !== undefined && heldMaintenance(dataDir) !== undefined);
    become(onPurpose ? 'away' : 'lost');
  }

  const listening = await listen({
    directUrl,
    applicationName: 'etouch-watch',
    channels: { [MAINTENANCE_CHANNEL]: (said) => void (said === 'enter' ? enter() : leave()) },
    onConnected: async (session) => {
      client = session;
      await look(session);
    },
    onLost: () => {
      client = undefined;
    },
    onUnreachable: gone,
  });

  const onChange: DatabaseWatch['onChange'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    state: () => state,
    isSettled: () => state === 'normal' && performance.now() - changedAt > SETTLED_MS,
    onChange,
    beforeReadOnly(finish) {
      finishing.add(finish);
      return () => finishing.delete(finish);
    },
    whenNormal() {
      if (state === 'normal') return Promise.resolve();
      return new Promise((resolve) => {
        const stop = onChange((next) => {
          if (next !== 'normal') return;
          stop();
          resolve();
        });
      });
    },
    async close() {
      clearTimeout(timer);
      listeners.clear();
      await listening.close();
    },
  };
}
