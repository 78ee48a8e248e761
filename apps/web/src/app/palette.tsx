import { listProjects } from '@etouch/contracts/routes/projects';
import type { NavItem } from '@etouch/ui/app-frame';
import { CommandPalette } from '@etouch/ui/command-palette';
import type { Command } from '@etouch/ui/command-palette';
import { applyTheme } from '@etouch/ui/theme';
import { useQuery } from '@tanstack/react-query';
import { Folder, LogOut, Moon, Plus, Sun, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../lib/me.ts';
import { paths, withQuery } from '../lib/paths.ts';
import { apiQuery } from '../lib/query.ts';
import { signOut } from '../features/sign-in/sign-out.ts';

/** Pages, projects and actions by name. */
export function Palette({
  nav,
  isOpen,
  onOpenChange,
}: {
  nav: NavItem[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useTranslation();
  const can = useCan();
  const projects = useQuery({
    ...apiQuery(listProjects, { query: { limit: 200 } }),
    enabled: isOpen && can('project.read'),
  });
  const commands: Command[] = [
    ...(projects.data?.items ?? []).map((project) => ({
      id: project.id,
      group: t('app.palette.projects'),
      label: project.title,
      detail: project.client.name,
      icon: Folder,
      href: paths.project(project.id),
    })),
    ...nav.map((item) => ({ ...item, id: item.href, group: t('app.palette.pages') })),
    {
      id: 'profile',
      group: t('app.palette.pages'),
      label: t('app.organization.profile'),
      icon: UserRound,
      href: paths.profile,
    },
    ...(can('project.create')
      ? [
          {
            id: 'new-project',
            group: t('app.palette.actions'),
            label: t('app.palette.newProject'),
            icon: Plus,
            href: withQuery(paths.projects, { new: '1' }),
          },
        ]
      : []),
    {
      id: 'dark',
      group: t('app.palette.actions'),
      label: t('app.palette.dark'),
      icon: Moon,
      onAction: () => applyTheme('dark'),
    },
    {
      id: 'light',
      group: t('app.palette.actions'),
      label: t('app.palette.light'),
      icon: Sun,
      onAction: () => applyTheme('light'),
    },
    {
      id: 'sign-out',
      group: t('app.palette.actions'),
      label: t('app.palette.signOut'),
      icon: LogOut,
      onAction: () => void signOut(),
    },
  ];
  return (
    <CommandPalette
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      commands={commands}
      label={t('app.palette.label')}
      placeholder={t('app.palette.placeholder')}
      emptyText={t('app.palette.empty')}
    />
  );
}
