import { partnerKind } from '@etouch/contracts/enums';
import { createPartner, listPartners, updatePartner, type Partner } from '@etouch/contracts/routes/partners';
import { createPartner as create } from '@etouch/domain/organizations/create-partner';
import * as organizations from '@etouch/domain/organizations/queries';
import { updatePartner as update } from '@etouch/domain/organizations/update-partner';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountPartners(server: Server): void {
  mountRoute(server, listPartners, async ({ deps, actor, input }) => {
    const { rows, nextCursor } = await organizations.listPartners(deps, actor, input.query);
    return { items: rows.map(toPartner), nextCursor };
  });

  mountRoute(server, createPartner, async ({ deps, actor, input }) => toPartner(await create(deps, actor, input.body)));

  mountRoute(server, updatePartner, async ({ deps, actor, input }) =>
    toPartner(await update(deps, actor, input.params.partnerId, input.body)),
  );
}

type Row = Awaited<ReturnType<typeof organizations.listPartners>>['rows'][number];

function toPartner({ id, partnerId, partner, kind, standingTerms, createdAt }: Row): Partner {
  return {
    id,
    organizationId: partnerId,
    name: partner.name,
    kind: partnerKind.parse(kind),
    standingTerms,
    createdAt: createdAt.toISOString(),
  };
}
