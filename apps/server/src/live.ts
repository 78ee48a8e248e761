import { streamSSE } from 'hono/streaming';
import { requireActor } from './middleware/actor.ts';
import { readSession, requireSession } from './middleware/session.ts';
import { problemResponse, refusalOf } from './problem.ts';
import type { Server } from './server.ts';

const HEARTBEAT_MS = 25_000;

/**
 * `GET /api/live`: server-sent events. `hint` says which rows changed, for the browser to fetch again; its kind
 * `reconnected` that hints were lost; `maintenance` in which state the database is. At each heartbeat the session is
 * looked at again, so signing out ends the stream too.
 */
export function mountLive({ app, deps }: Server): void {
  app.get('/api/live', async (c) => {
    const request = c.req.raw;
    let actor;
    try {
      actor = await requireActor(deps, await requireSession(deps, request));
    } catch (error) {
      return problemResponse(refusalOf(error));
    }
    c.header('cache-control', 'no-store');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      stream.onAbort(() => ended.resolve());
      const write = (event: string, data: object) =>
        void stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => ended.resolve());
      const unsubscribe = deps.live.subscribe({
        actor,
        hint: (hint) => write('hint', hint),
        gap: () => write('hint', { kind: 'reconnected' }),
        end: () => ended.resolve(),
      });
      const untell = deps.maintenance.onChange((state) => write('maintenance', { state }));
      const stillThere = async () => {
        // Who it is cannot be asked then; nothing but the end of the maintenance is told either.
        const isAway = deps.maintenance.state() === 'away';
        const session = isAway ? null : await readSession(deps, request);
        if (isAway || session?.activeOrganizationId === actor.organizationId) write('heartbeat', {});
        else ended.resolve();
      };
      const heartbeat = setInterval(() => void stillThere().catch(() => ended.resolve()), HEARTBEAT_MS);
      write('open', {});
      if (deps.maintenance.state() !== 'normal') write('maintenance', { state: deps.maintenance.state() });
      try {
        await ended.promise;
      } finally {
        clearInterval(heartbeat);
        unsubscribe();
        untell();
      }
    });
  });
}
