import { readEvents } from '@etouch/server/testing/event-stream';
import { Arrivals } from './arrivals.ts';
import type { Browser } from '@etouch/server/testing/browser';

/** What a page hears: which rows changed, never what they hold. */
interface Hint {
  kind?: string;
  projectId?: string;
}

export interface LiveFeed {
  hints: Arrivals<Hint>;
  close(): Promise<void>;
}

/** Opens somebody's event stream, as an open page does; answers once it is heard from. */
export async function openLiveFeed(browser: Browser): Promise<LiveFeed> {
  const response = await browser.get('/api/live');
  if (!response.ok) throw new Error(`the event stream answered ${response.status}`);
  const stream = readEvents(response);
  await stream.next();
  const hints = new Arrivals<Hint>();
  const listen = async () => {
    for (let event = await stream.next(); event; event = await stream.next()) hints.add(event.data as Hint);
  };
  const listening = listen().catch(() => {});
  return {
    hints,
    async close() {
      await stream.close();
      await listening;
    },
  };
}
