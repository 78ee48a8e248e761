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
  summary: 'Database reachable, migrations applied, jobs being worked off; 503 with the reason otherwise',
  permission: 'public',
  response: z.object({ status: z.literal('ready') }),
});
