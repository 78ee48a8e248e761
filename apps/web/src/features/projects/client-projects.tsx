import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { EmptyState } from '@etouch/ui/empty-state';
import { Images } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { byUrgency } from './due.ts';
import { ProjectTile } from './project-tile.tsx';

/** A client's projects: what waits for them first. */
export function ClientProjects({ projects }: { projects: ProjectCard[] }) {
  const { t } = useTranslation();
  if (projects.length === 0) return <EmptyState icon={Images}>{t('projects.empty.client')}</EmptyState>;
  const sorted = [...projects].sort(byUrgency);
  const groups = [
    { title: t('projects.waitingForYou'), items: sorted.filter(({ heldBy }) => heldBy === 'CLIENT') },
    {
      title: t('projects.others'),
      items: sorted.filter(({ heldBy, workflowState }) => heldBy !== 'CLIENT' && workflowState !== 'DONE'),
    },
    {
      title: t('projects.finished'),
      items: sorted.filter(({ heldBy, workflowState }) => heldBy !== 'CLIENT' && workflowState === 'DONE'),
    },
  ];
  return (
    <div className="flex flex-col gap-8 p-4 sm:p-6">
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }) => (
          <section key={title} className="flex flex-col gap-3">
            <h2 className="text-15 font-semibold">
              {title} <span className="font-normal text-muted tabular">{items.length}</span>
            </h2>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-4">
              {items.map((project) => (
                <li key={project.id}>
                  <ProjectTile project={project} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
