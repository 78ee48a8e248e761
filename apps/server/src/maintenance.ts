import type { MaintenanceState } from '@etouch/contracts/routes/health';
import { watchDatabase, type DatabaseState, type DatabaseWatch } from '@etouch/db/maintenance/watch-database';
import { log } from './log.ts';
import type { ServerSettings } from './settings.ts';

/** What the server knows of maintenance on its database, and does because of it. */
export interface Maintenance {
  /** For people and programs outside: a database that is lost unplanned is no maintenance. */
  state(): MaintenanceState;
  /** False while connections may be ended because of maintenance: in it, and for a moment after it. */
  isSettled(): boolean;
  /** @returns stops telling */
  onChange(listener: (state: MaintenanceState) => void): () => void;
  /** Runs a request that may change something; maintenance waits for its end. */
  changing<T>(work: () => Promise<T>): Promise<T>;
  /** Aborted when changes have to come to an end; for what would go on for long by itself. */
  ending(): AbortSignal;
  whenNormal(): Promise<void>;
  /** The watch itself, for the worker in this process. Started before. */
  watch(): DatabaseWatch;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Not yet started, everything counts as normal. */
export function createMaintenance(settings: Pick<ServerSettings, 'jobsDatabaseUrl' | 'dataDir'>): Maintenance {
  let watch: DatabaseWatch | undefined;
  let ending = new AbortController();
  const changes = new Set<Promise<unknown>>();
  const started = () => {
    if (!watch) throw new Error('the watch over the database has not been started');
    return watch;
  };
  return {
    state: () => (watch ? outside(watch.state()) : 'normal'),
    isSettled: () => watch?.isSettled() ?? true,
    onChange: (listener) => started().onChange((state) => listener(outside(state))),
    async changing(work) {
      const change = work();
      changes.add(change);
      try {
        return await change;
      } finally {
        changes.delete(change);
      }
    },
    ending: () => ending.signal,
    whenNormal: () => started().whenNormal(),
    watch: started,
    async start() {
      watch = await watchDatabase({ directUrl: settings.jobsDatabaseUrl, dataDir: settings.dataDir });
      watch.onChange((state) => {
        if (state === 'normal') ending = new AbortController();
        else if (state === 'read-only') ending.abort();
        log.info('database', { state });
      });
      watch.beforeReadOnly(async () => {
        await Promise.allSettled(changes);
      });
    },
    close: async () => watch?.close(),
  };
}

function outside(state: DatabaseState): MaintenanceState {
  return state === 'lost' ? 'normal' : state;
}
