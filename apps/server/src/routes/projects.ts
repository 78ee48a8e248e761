import {
  createProject,
  getProject,
  listProjects,
  listWorkflowEvents,
  transitionProject,
  updateProject,
} from '@etouch/contracts/routes/projects';
import { createProject as create } from '@etouch/domain/projects/create-project';
import { listProjects as list, readProject } from '@etouch/domain/projects/list-projects';
import { updateProject as update } from '@etouch/domain/projects/update-project';
import { listEvents } from '@etouch/domain/review/list-events';
import { transitionProject as transition } from '@etouch/domain/review/transition-project';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountProjects(server: Server): void {
  mountRoute(server, listProjects, ({ deps, actor, input }) => list(deps, actor, input.query));
  mountRoute(server, createProject, ({ deps, actor, input }) => create(deps, actor, input.body));
  mountRoute(server, getProject, ({ deps, actor, input }) => readProject(deps, actor, input.params.projectId));
  mountRoute(server, updateProject, ({ deps, actor, input }) =>
    update(deps, actor, input.params.projectId, input.body),
  );
  mountRoute(server, transitionProject, ({ deps, actor, input }) =>
    transition(deps, actor, input.params.projectId, input.body),
  );
  mountRoute(server, listWorkflowEvents, ({ deps, actor, input }) =>
    listEvents(deps, actor, input.params.projectId, input.query),
  );
}
