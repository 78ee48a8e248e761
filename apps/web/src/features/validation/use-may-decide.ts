import type { Project } from '@etouch/contracts/routes/projects';
import { useActive, useCan } from '../../lib/me.ts';

/** Whether the client decides now: while it is asked to, and on what the studio shows early. */
export function useMayDecide(project: Project): boolean {
  const can = useCan();
  const { organizationType } = useActive();
  const isOpen = project.workflowState === 'CLIENT_VALIDATION' || project.workflowState === 'IN_RETOUCH';
  return isOpen && organizationType === 'CLIENT' && can('version.decide');
}
