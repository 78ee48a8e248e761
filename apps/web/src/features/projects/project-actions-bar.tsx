import type { Project } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { IconButton } from '@etouch/ui/icon-button';
import { Menu } from '@etouch/ui/menu';
import type { MenuAction } from '@etouch/ui/menu';
import { useLocation } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActive, useCan } from '../../lib/me.ts';
import { useGuardWords } from '../../lib/use-problem.ts';
import { ActionDialog } from './action-dialog.tsx';
import { EditProjectDialog } from './edit-project-dialog.tsx';
import { isDanger, primaryAction } from './project-actions.ts';
import type { AvailableAction } from './project-actions.ts';
import { useActionLabel } from './use-action-label.ts';
import { useWayTo } from './use-way-to.ts';

/** One primary button; every other allowed action beside it in the menu; a refused one says why. */
export function ProjectActions({ project }: { project: Project }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const can = useCan();
  const { organizationType } = useActive();
  const guard = useGuardWords();
  const label = useActionLabel();
  const [asked, setAsked] = useState<AvailableAction | null>(null);
  const [isEditing, setEditing] = useState(false);
  const primary = primaryAction(project.availableActions);
  const way = useWayTo(project, primary);
  // On the page where the action is prepared, that page has the button itself.
  const isThere = way !== null && pathname === way.href;
  const others: MenuAction[] = project.availableActions
    // A client's actions are all prepared on the page they lead to.
    .filter((action) => action !== primary && !(way !== null && organizationType === 'CLIENT'))
    .map((action) => ({
      id: action.action + action.to,
      label: label(action),
      reason: action.refusedBy ? guard(action.refusedBy) : undefined,
      isDanger: isDanger(action.action),
      onAction: () => setAsked(action),
    }));
  if (can('project.edit'))
    others.unshift({ id: 'edit', label: t('projects.edit.action'), onAction: () => setEditing(true) });
  return (
    <>
      {way && !isThere ? (
        <ButtonLink variant="primary" href={way.href}>
          {way.label}
        </ButtonLink>
      ) : null}
      {(!way || (isThere && primary?.action === 'CONFIRM')) && primary ? (
        <Button
          variant={primary.action === 'ARCHIVE' ? 'secondary' : 'primary'}
          reason={primary.refusedBy ? guard(primary.refusedBy) : undefined}
          onPress={() => setAsked(primary)}
        >
          {primary.action === 'SUBMIT_FOR_VALIDATION'
            ? t('projects.go.SUBMIT_FOR_VALIDATION', { count: project.counts.roundAssets })
            : primary.action === 'CONFIRM'
              ? t('projects.go.CONFIRM', { count: project.counts.selected })
              : label(primary)}
        </Button>
      ) : null}
      {others.length > 0 ? (
        <Menu label={t('common.otherActions')} items={others} placement="bottom end">
          <IconButton icon={Ellipsis} label={t('common.otherActions')} />
        </Menu>
      ) : null}
      <ActionDialog project={project} action={asked} onClose={() => setAsked(null)} />
      {isEditing ? <EditProjectDialog project={project} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
