import { Outlet } from '@tanstack/react-router';
import { useTitle } from '../../lib/use-title.ts';
import { DeletionsNotice } from '../retention/deletions-notice.tsx';
import { ProjectHeader } from './project-header.tsx';
import { useProject } from './use-project.ts';

/** The frame of a project's pages. */
export function ProjectLayout() {
  const project = useProject();
  useTitle(`${project.client.name} – ${project.title}`);
  return (
    <>
      <ProjectHeader project={project} />
      {project.workflowState === 'ARCHIVED' ? <DeletionsNotice projectId={project.id} /> : null}
      <div className="flex min-h-0 grow flex-col">
        <Outlet />
      </div>
    </>
  );
}
