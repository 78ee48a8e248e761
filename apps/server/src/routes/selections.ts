import { editSelectionItems, getSelection, getSelectionDraft } from '@etouch/contracts/routes/selections';
import { editSelection } from '@etouch/domain/review/edit-selection';
import { readSelection, readSelectionDraft } from '@etouch/domain/review/read-selection';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountSelections(server: Server): void {
  mountRoute(server, getSelection, ({ deps, actor, input }) => readSelection(deps, actor, input.params.projectId));
  mountRoute(server, getSelectionDraft, ({ deps, actor, input }) =>
    readSelectionDraft(deps, actor, input.params.projectId),
  );
  mountRoute(server, editSelectionItems, ({ deps, actor, input }) =>
    editSelection(deps, actor, input.params.projectId, input.body),
  );
}
