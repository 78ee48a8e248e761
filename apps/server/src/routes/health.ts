import { getHealth, getMaintenance, getReady } from '@etouch/contracts/routes/health';
import { Refusal } from '@etouch/domain/activity/refusal';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountHealth(server: Server): void {
  mountRoute(server, getHealth, async () => ({ status: 'ok' as const }));

  mountRoute(server, getMaintenance, async ({ deps }) => ({ state: deps.maintenance.state() }));

  // Migrations are applied before the server starts; the authentication tables answering shows that they are there.
  mountRoute(server, getReady, async ({ deps }) => {
    const maintenance = deps.maintenance.state();
    if (maintenance !== 'normal') {
      throw new Refusal('MAINTENANCE', { reason: maintenance === 'away' ? 'DATABASE_AWAY' : 'DATABASE_READ_ONLY' });
    }
    if (!(await deps.db.ready())) throw new Refusal('UNAVAILABLE', { reason: 'DATABASE' });
    const migrated = await deps.authDb.user.findFirst({ select: { id: true } }).then(
      () => true,
      () => false,
    );
    if (!migrated) throw new Refusal('UNAVAILABLE', { reason: 'MIGRATIONS' });
    if (!deps.workerRuns()) throw new Refusal('UNAVAILABLE', { reason: 'WORKER' });
    return { status: 'ready' as const };
  });
}
