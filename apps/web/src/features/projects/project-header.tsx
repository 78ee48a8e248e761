import type { Project } from '@etouch/contracts/routes/projects';
import { PageHeader } from '@etouch/ui/page-header';
import { Stepper } from '@etouch/ui/stepper';
import { Tabs } from '@etouch/ui/tabs';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../lib/format.ts';
import { useActive } from '../../lib/me.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { DueBadge } from './due-badge.tsx';
import { ProjectActions } from './project-actions-bar.tsx';
import { projectTabs } from './project-tabs.ts';
import { useHolder } from './use-holder.ts';
import { projectWorkflowState } from '@etouch/contracts/enums';

/** Where the project stands, who holds it and since when, and what this person can do next. */
export function ProjectHeader({ project }: { project: Project }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname } = useLocation();
  const { organizationType } = useActive();
  const holder = useHolder();
  const states = projectWorkflowState.options;
  const name = t(`workflow.states.${project.workflowState}`);
  const step = states.indexOf(project.workflowState) + 1;
  return (
    <PageHeader
      title={project.title}
      isTitleQuiet
      status={
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Stepper
            steps={states.map((id) => ({ id, label: t(`workflow.states.${id}`) }))}
            current={project.workflowState}
            summary={t('workflow.step', { step, of: states.length, name })}
          />
          <p className="flex flex-wrap items-center gap-x-2 text-12 text-muted">
            <span>{t('workflow.since', { duration: formatDuration(project.workflowStateSince, language) })}</span>
            <span aria-hidden="true">·</span>
            <span>{holder(project)}</span>
            <DueBadge project={project} />
          </p>
        </div>
      }
      actions={<ProjectActions project={project} />}
      tabs={
        <Tabs
          label={t('projects.tabs.label')}
          tabs={projectTabs(project, organizationType).map(({ key, href, count }) => ({
            href,
            count,
            label: t(`projects.tabs.${key}`),
            isCurrent: pathname === href,
          }))}
        />
      }
    />
  );
}
