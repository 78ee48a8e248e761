import type { RouteInput } from '@etouch/contracts/route';
import { getProject, transitionProject } from '@etouch/contracts/routes/projects';
import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { apiQuery, queryClient } from '../../lib/query.ts';

export type TransitionBody = Omit<RouteInput<typeof transitionProject>['body'], 'expectedVersion'>;

/** Acts on one project go one after the other: an answer never overtakes the decisions it sends. */
export const actsOn = (projectId: string) => ({ id: `project ${projectId}` });

/**
 * Takes an action of the workflow on the version one sees. Whatever the answer, everything about the project is read
 * again: after a refusal the page must show why it was refused.
 */
export function useProjectTransition(project: Pick<ProjectCard, 'id' | 'version'>, onDone?: () => void) {
  const { t } = useTranslation();
  return useMutation({
    scope: actsOn(project.id),
    mutationFn: (body: TransitionBody) =>
      api.call(transitionProject, {
        params: { projectId: project.id },
        body: { ...body, expectedVersion: project.version },
      }),
    onSuccess: (next, { action }) => {
      queryClient.setQueryData(apiQuery(getProject, { params: { projectId: next.id } }).queryKey, next);
      showToast({ text: t(`workflow.done.${action}`) });
      onDone?.();
    },
    onSettled: () => queryClient.invalidateQueries(),
  });
}
