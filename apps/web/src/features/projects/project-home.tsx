import { Navigate } from '@tanstack/react-router';
import { useActive } from '../../lib/me.ts';
import { projectHome } from './project-tabs.ts';
import { useProject } from './use-project.ts';

/** The bare address of a project leads to what is to be done there. */
export function ProjectHome() {
  const project = useProject();
  const { organizationType } = useActive();
  return <Navigate to={projectHome(project, organizationType)} replace />;
}
