import type { Browser, CDPSession } from 'playwright-core';
import type { Shoot } from '../apps/server/src/testing/shoot.ts';

const VIEWPORT = { width: 1440, height: 900 };

/** What a plain page calls once, with JSON, when it has seen what it was to see. */
export const TELL = 'tellTheBench';

/**
 * Opens a page of the shoot's studio in a browser with nothing cached, without what Playwright puts into its pages: worlds
 * and scripts of its own, and an event for each request, which took 90 ms of the main thread's first 300 here.
 * @param script runs in the page before all that is the page's own
 * @returns what the script told, parsed
 */
export async function openPlainPage<Told>(
  browser: Browser,
  { studio }: Shoot,
  url: string,
  script: string,
): Promise<Told> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext', { disposeOnDetach: true });
  try {
    const cookies = studio.browser
      .cookies()
      .split('; ')
      .map((cookie) => ({ name: cookie.split('=')[0]!, value: cookie.slice(cookie.indexOf('=') + 1), url }));
    await session.send('Storage.setCookies', { browserContextId, cookies });
    const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const page = await speakWith(session, targetId);
    await page.send('Emulation.setDeviceMetricsOverride', { ...VIEWPORT, deviceScaleFactor: 1, mobile: false });
    await page.send('Page.enable', {});
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
    await page.send('Runtime.enable', {});
    await page.send('Runtime.addBinding', { name: TELL });
    await page.send('Page.navigate', { url });
    return JSON.parse(await page.told) as Told;
  } finally {
    await session.send('Target.disposeBrowserContext', { browserContextId });
    await session.detach();
  }
}

interface Message {
  id?: number;
  error?: { message: string };
  method?: string;
  params?: { name?: string; payload?: string };
}

/** Commands to one page, by way of the browser: Playwright gives no session of its own for a page it does not know. */
async function speakWith(session: CDPSession, targetId: string) {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const waiting = new Map<number, (message: Message) => void>();
  const told = Promise.withResolvers<string>();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const message = JSON.parse(event.message) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    if (message.method === 'Runtime.bindingCalled' && message.params?.name === TELL)
      told.resolve(message.params.payload ?? 'null');
  });
  let sent = 0;
  const send = async (method: string, params: object): Promise<void> => {
    const id = ++sent;
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const { error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
  };
  return { send, told: told.promise };
}
