import type { ServerResponse } from 'node:http';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { giveChunk } from '@etouch/integrations/storage/chunk-pool';
import { sourceOf, type BodySource } from './body-of.ts';

type Fetch = (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>;

/**
 * Sends stored files straight to the connection, and gives their chunks back once they have left: through a web stream
 * nobody learns when that is, and every chunk is garbage. Other answers go their way.
 */
export function sendingDirectly(fetch: Fetch): Fetch {
  return async (request, env) => {
    const response = await fetch(request, env);
    const source = sourceOf(response.body);
    if (!source) return response;
    const { outgoing } = env as { outgoing: ServerResponse };
    outgoing.writeHead(response.status, headersOf(response));
    await send(source, outgoing);
    return RESPONSE_ALREADY_SENT;
  };
}

function headersOf({ headers }: Response): Record<string, string | string[]> {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) };
}

async function send({ chunks, close, onError }: BodySource, outgoing: ServerResponse): Promise<void> {
  outgoing.once('close', close);
  try {
    for (;;) {
      const { done, value } = await chunks.next();
      if (done || outgoing.destroyed) break;
      if (!outgoing.write(value, () => giveChunk(value))) await roomOn(outgoing);
    }
    outgoing.end();
  } catch (error) {
    // Who went away ended it by that.
    if (!outgoing.destroyed) onError(error);
    outgoing.destroy();
  } finally {
    // Who went away before anything was sent: nobody says so again.
    close();
  }
}

/** Settles when more can be written, or nothing any more. */
function roomOn(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off('drain', settle).off('close', settle);
      resolve();
    };
    outgoing.once('drain', settle).once('close', settle);
    if (outgoing.destroyed) settle();
  });
}
