import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../bootstrap/failure.mjs';
import type { Child } from './child.ts';

/** Milliseconds from the start of the server to its first "ready"; a large backlog of work may take a while to look through. */
const PATIENCE = 60_000;
const INTERVAL = 40;

/**
 * Waits until the server answers that it can work, database and jobs included.
 * @throws Failure when its process ends before, or nothing is heard in a minute
 */
export async function waitUntilReady(url: string, server: Child, signal?: AbortSignal): Promise<void> {
  let ended = '';
  void server.ended.then((how) => (ended = how));
  const deadline = performance.now() + PATIENCE;
  for (let answer = ''; ; await pause(INTERVAL, undefined, { signal })) {
    const response = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (response?.ok) return;
    if (response) answer = await response.text();
    if (ended) throw new Failure(`The server ended before it was ready (${ended}).`, 'Its reason stands above.');
    if (performance.now() > deadline) throw new Failure('The server is not ready after a minute.', '', answer);
  }
}
