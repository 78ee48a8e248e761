import { createOrganization } from '@etouch/contracts/routes/organizations';
import { createOrganization as create } from '@etouch/domain/organizations/create-organization';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountOrganizations(server: Server): void {
  mountRoute(server, createOrganization, async ({ deps, actor, input }) => {
    const { id, name, type } = await create(deps, actor, input.body);
    return { id, name, type };
  });
}
