import { getProject } from '@etouch/contracts/routes/projects';
import type { Project } from '@etouch/contracts/routes/projects';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { apiQuery } from '../../lib/query.ts';

/** The project of the address. Only on its pages; one that is not visible is the page "not found". */
export function useProject(): Project {
  const { projectId = '' } = useParams({ strict: false });
  return useSuspenseQuery(apiQuery(getProject, { params: { projectId } })).data;
}
