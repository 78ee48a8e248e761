import type { Hint } from './live-hint.ts';
import { parseHint } from './live-hint.ts';

const CHANNEL = 'etouch.live';
const LOCK = 'etouch.live.leader';

/**
 * Hears of what others change. HTTP/1.1 allows six connections per origin, so only one tab of the browser holds the
 * event stream (whoever has the lock) and passes the hints on to the others. Returns a function that stops it.
 */
export function listenLive(onHint: (hint: Hint) => void): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(CHANNEL);
  const receive = (data: unknown) => {
    const hint = parseHint(data);
    if (hint) onHint(hint);
  };
  channel.addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));
  const lead = () =>
    new Promise<void>((resolve) => {
      const source = new EventSource('/api/live');
      const pass = (event: MessageEvent<string>) => {
        channel.postMessage(event.data);
        receive(event.data);
      };
      source.addEventListener('message', pass);
      source.addEventListener('hint', pass);
      // After a gap nobody knows what was missed: everybody reads again.
      let opened = false;
      source.addEventListener('open', () => {
        if (opened) pass(new MessageEvent('message', { data: JSON.stringify({ kind: 'reconnected' }) }));
        opened = true;
      });
      stop.signal.addEventListener('abort', () => {
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
