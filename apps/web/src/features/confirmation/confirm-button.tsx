import type { Project } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGuardWords } from '../../lib/use-problem.ts';
import { ActionDialog } from '../projects/action-dialog.tsx';

/** The screen's one primary act; while something is missing it says what. */
export function ConfirmButton({ project }: { project: Project }) {
  const { t } = useTranslation();
  const guard = useGuardWords();
  const [isAsking, setAsking] = useState(false);
  const action = project.availableActions.find((available) => available.action === 'CONFIRM');
  if (!action) return null;
  return (
    <>
      <Button
        variant="primary"
        isWide
        reason={action.refusedBy ? guard(action.refusedBy) : undefined}
        onPress={() => setAsking(true)}
      >
        {t('confirmation.confirm', { count: project.counts.selected })}
      </Button>
      {action.refusedBy ? <p className="-mt-2 text-12 text-muted">{guard(action.refusedBy)}</p> : null}
      <ActionDialog project={project} action={isAsking ? action : null} onClose={() => setAsking(false)} />
    </>
  );
}
