import { createOrganization, listOrganizations, type Organization } from '@etouch/contracts/routes/organizations';
import { createOrganization as create } from '@etouch/domain/organizations/create-organization';
import { presentStorage } from '@etouch/domain/organizations/read-storage';
import { listOrganizations as list } from '@etouch/domain/organizations/queries';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

type Row = Awaited<ReturnType<typeof list>>['rows'][number];

const asOrganization = ({ id, name, type, createdAt, storageUsage }: Row): Organization => ({
  id,
  name,
  type,
  createdAt: createdAt.toISOString(),
  storage: storageUsage && presentStorage(storageUsage),
});

export function mountOrganizations(server: Server): void {
  mountRoute(server, listOrganizations, async ({ deps, actor, input }) => {
    const { rows, nextCursor } = await list(deps, actor, input.query);
    return { items: rows.map(asOrganization), nextCursor };
  });

  mountRoute(server, createOrganization, async ({ deps, actor, input }) =>
    asOrganization(await create(deps, actor, input.body)),
  );
}
