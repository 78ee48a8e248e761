import { listMembers, removeMember, updateMember, type Member } from '@etouch/contracts/routes/members';
import * as organizations from '@etouch/domain/organizations/queries';
import { removeMember as remove } from '@etouch/domain/organizations/remove-member';
import { updateMember as update } from '@etouch/domain/organizations/update-member';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountMembers(server: Server): void {
  mountRoute(server, listMembers, async ({ deps, actor, input }) => {
    const { rows, nextCursor } = await organizations.listMembers(deps, actor, input.query);
    return { items: rows.map(toMember), nextCursor };
  });

  mountRoute(server, updateMember, async ({ deps, actor, input }) =>
    toMember(await update(deps, actor, input.params.memberId, input.body)),
  );

  mountRoute(server, removeMember, ({ deps, actor, input }) => remove(deps, actor, input.params.memberId));
}

type Row = Awaited<ReturnType<typeof organizations.listMembers>>['rows'][number];

function toMember({ user, createdAt, ...row }: Row): Member {
  return { ...row, userId: user.id, name: user.name, email: user.email, joinedAt: createdAt.toISOString() };
}
