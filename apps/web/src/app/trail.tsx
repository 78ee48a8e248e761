import { getProject } from '@etouch/contracts/routes/projects';
import { Breadcrumbs } from '@etouch/ui/breadcrumbs';
import type { NavItem } from '@etouch/ui/app-frame';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { paths } from '../lib/paths.ts';
import { apiQuery } from '../lib/query.ts';

/** Where this page is: "Projets › Maison Lune – PE27". */
export function Trail({ nav }: { nav: NavItem[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { projectId } = useParams({ strict: false });
  const project = useQuery({
    ...apiQuery(getProject, { params: { projectId: projectId ?? '' } }),
    enabled: projectId !== undefined,
  });
  const place = nav.find((item) => item.isCurrent);
  const own: Record<string, string> = {
    [paths.profile]: t('profile.title'),
    [paths.notifications]: t('notifications.title'),
  };
  const first = place ? { href: place.href, label: place.label } : { label: own[pathname] ?? 'etouch' };
  const items =
    projectId && project.data
      ? [first, { href: paths.project(projectId), label: `${project.data.client.name} – ${project.data.title}` }]
      : [first];
  return <Breadcrumbs label={t('app.breadcrumbs')} items={items} />;
}
