import { z } from 'zod';
import { defineRoute } from '../route.ts';

export const erasePerson = defineRoute({
  id: 'erasePerson',
  method: 'post',
  path: '/api/people/erasures',
  summary: 'Erase a person who asked the operator for it, by their address',
  permission: 'person.erase',
  body: z.object({ email: z.email().max(254) }),
});
