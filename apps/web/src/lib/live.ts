import type { Hint } from './live-hint.ts';
import { parseHint } from './live-hint.ts';
import { hearMaintenanceOf } from './maintenance.ts';

const CHANNEL = 'etouch.live';
/** The event of the stream, and the kind under which the other tabs are told. */
const MAINTENANCE = 'maintenance';
const LOCK = 'etouch.live.leader';
/** A stream that was refused is not opened again by the browser: we do, after this many ms. */
const REOPEN_MS = 1_500;

/**
 * Hears of what others change. HTTP/1.1 allows six connections per origin, so only one tab of the browser holds the
 * event stream (whoever has the lock) and passes the hints on to the others. Returns a function that stops it.
 */
export function listenLive(onHint: (hint: Hint) => void): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(CHANNEL);
  const receive = (data: unknown) => {
    const hint = parseHint(data);
    if (hint?.kind === MAINTENANCE) hearMaintenanceOf(hint.ids[0]);
    else if (hint) onHint(hint);
  };
  channel.addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));
  const lead = () =>
    new Promise<void>((resolve) => {
      const pass = (data: string) => {
        channel.postMessage(data);
        receive(data);
      };
      // After a gap nobody knows what was missed: everybody reads again.
      let opened = false;
      let source: EventSource;
      let reopening: ReturnType<typeof setTimeout> | undefined;
      const open = () => {
        source = new EventSource('/api/live');
        for (const event of ['message', 'hint']) {
          source.addEventListener(event, ({ data }: MessageEvent<string>) => pass(data));
        }
        source.addEventListener(MAINTENANCE, ({ data }: MessageEvent<string>) => {
          const { state } = JSON.parse(data) as { state: string };
          pass(JSON.stringify({ kind: MAINTENANCE, ids: [state] }));
        });
        source.addEventListener('open', (event) => {
          // The server's first word has the same name; taken for a second opening, every page would be read twice.
          if (event instanceof MessageEvent) return;
          if (opened) pass(JSON.stringify({ kind: 'reconnected' }));
          opened = true;
        });
        source.addEventListener('error', () => {
          if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS);
        });
      };
      open();
      stop.signal.addEventListener('abort', () => {
        clearTimeout(reopening);
        source.close();
        resolve();
      });
    });
  // Private windows of some browsers have no locks; then each tab leads itself.
  if ('locks' in navigator) navigator.locks.request(LOCK, { signal: stop.signal }, lead).catch(() => undefined);
  else void lead();
  return () => {
    stop.abort();
    channel.close();
  };
}
