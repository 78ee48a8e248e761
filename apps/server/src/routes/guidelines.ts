import { createGuideline, listGuidelines, reviseGuideline } from '@etouch/contracts/routes/guidelines';
import * as guidelines from '@etouch/domain/guidelines/manage-guidelines';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountGuidelines(server: Server): void {
  mountRoute(server, listGuidelines, ({ deps, actor, input }) => guidelines.listGuidelines(deps, actor, input.query));
  mountRoute(server, createGuideline, ({ deps, actor, input }) => guidelines.createGuideline(deps, actor, input.body));
  mountRoute(server, reviseGuideline, ({ deps, actor, input }) =>
    guidelines.reviseGuideline(deps, actor, input.params.guidelineId, input.body),
  );
}
