import { getMaintenance, MAINTENANCE_HEADER, maintenanceState } from '@etouch/contracts/routes/health';
import type { MaintenanceState } from '@etouch/contracts/routes/health';
import { useSyncExternalStore } from 'react';

/** While there is maintenance the server is asked how it stands, with growing pauses, ms. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;
const GROWTH = 1.5;

type Listener = (state: MaintenanceState, before: MaintenanceState) => void;

let state: MaintenanceState = 'normal';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<Listener>();

/** Whether etouch is under maintenance, as far as this page has heard. */
export function maintenance(): MaintenanceState {
  return state;
}

/** The live stream, an answer or a question of ours has told the state. */
export function hearMaintenance(next: MaintenanceState): void {
  if (next === state) return;
  const before = state;
  state = next;
  clearTimeout(timer);
  if (next !== 'normal') ask(FIRST_PAUSE);
  for (const listener of listeners) listener(next, before);
}

/** Reads the state from an answer of the API; one that says nothing proves nothing, it may have been on its way for long. */
export function hearMaintenanceOf(header: string | null | undefined): void {
  const told = maintenanceState.safeParse(header);
  if (told.success) hearMaintenance(told.data);
}

/** Called after each change. Returns a function that stops it. */
export function onMaintenance(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useMaintenance(): MaintenanceState {
  return useSyncExternalStore(onMaintenance, maintenance);
}

/** `fetch` for requests to the API. */
export async function fetchFromApi(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  hearMaintenanceOf(response.headers.get(MAINTENANCE_HEADER));
  return response;
}

/** An unreachable server is no news: whoever stops it for the maintenance starts it again. */
function ask(pause: number): void {
  timer = setTimeout(() => {
    const answer = fetch(getMaintenance.path, { cache: 'no-store' }).then(async (response) => {
      if (response.ok) hearMaintenance(getMaintenance.response.parse(await response.json()).state);
    });
    void answer
      .catch(() => undefined)
      .finally(() => {
        if (state !== 'normal') ask(Math.min(pause * GROWTH, LONGEST_PAUSE));
      });
  }, pause);
}
