import * as contract from '@etouch/contracts/routes/retention';
import { editRetentionPolicy, listRetentionPolicies, previewRetention } from '@etouch/domain/projects/edit-retention';
import { keepLonger, listDeletions } from '@etouch/domain/projects/keep-longer';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountRetention(server: Server): void {
  mountRoute(server, contract.listRetentionPolicies, ({ deps, actor }) => listRetentionPolicies(deps, actor));
  mountRoute(server, contract.editRetentionPolicy, ({ deps, actor, input }) =>
    editRetentionPolicy(deps, actor, input.body),
  );
  mountRoute(server, contract.previewRetention, ({ deps, actor, input }) =>
    previewRetention(deps, actor, input.body, new Date()),
  );
  mountRoute(server, contract.listDeletions, ({ deps, actor, input }) =>
    listDeletions(deps, actor, input.params.projectId),
  );
  mountRoute(server, contract.keepLonger, ({ deps, actor, input }) =>
    keepLonger(deps, actor, input.params.deletionId, input.body, new Date()),
  );
}
