import { createComment, forwardComment, listComments, resolveComment } from '@etouch/contracts/routes/comments';
import { createComment as create } from '@etouch/domain/review/create-comment';
import { forwardComment as forward } from '@etouch/domain/review/forward-comment';
import { listComments as list } from '@etouch/domain/review/list-comments';
import { resolveComment as resolve } from '@etouch/domain/review/resolve-comment';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountComments(server: Server): void {
  mountRoute(server, listComments, ({ deps, actor, input }) => list(deps, actor, input.query));
  mountRoute(server, createComment, ({ deps, actor, input }) => create(deps, actor, input.body));
  mountRoute(server, resolveComment, ({ deps, actor, input }) =>
    resolve(deps, actor, input.params.commentId, input.body.resolved),
  );
  mountRoute(server, forwardComment, ({ deps, actor, input }) =>
    forward(deps, actor, input.params.commentId, input.body),
  );
}
