import { z } from 'zod';
import { defineRoute } from '../route.ts';

export const getHealth = defineRoute({
  id: 'getHealth',
  method: 'get',
  path: '/api/health',
  summary: 'The process is alive',
  permission: 'public',
  response: z.object({ status: z.literal('ok') }),
});

export const getReady = defineRoute({
  id: 'getReady',
  method: 'get',
  path: '/api/ready',
  summary: 'Database reachable and writable, migrations applied, jobs being worked off; 503 with the reason otherwise',
  permission: 'public',
  response: z.object({ status: z.literal('ready') }),
});

/**
 * - normal: nothing is under maintenance
 * - read-only: what is there can be looked at, changes are refused (MAINTENANCE)
 * - away: for a while nothing can be looked at either
 */
export const maintenanceState = z.enum(['normal', 'read-only', 'away']);
export type MaintenanceState = z.infer<typeof maintenanceState>;

/** On every answer of the API while the state is not `normal`: the state. */
export const MAINTENANCE_HEADER = 'etouch-maintenance';

export const getMaintenance = defineRoute({
  id: 'getMaintenance',
  method: 'get',
  path: '/api/maintenance',
  summary: 'Whether etouch is under maintenance; answered without the database',
  permission: 'public',
  response: z.object({ state: maintenanceState }),
});
