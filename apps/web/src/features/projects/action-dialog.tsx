import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { DatePicker } from '@etouch/ui/date-field';
import { TextArea } from '@etouch/ui/text-area';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { endOfDay } from '../../lib/calendar-day.ts';
import { isDanger } from './project-actions.ts';
import type { AvailableAction } from './project-actions.ts';
import { ReopenedPhotos } from './reopened-photos.tsx';
import { SendDialog } from './send-dialog.tsx';
import { useProjectTransition } from './transition.ts';
import { useActionLabel } from './use-action-label.ts';

export interface ActionDialogProps {
  project: ProjectCard;
  /** Null: no question is asked. */
  action: AvailableAction | null;
  onClose: () => void;
}

/** The question before an action of the workflow: what it will do, what it needs, and a way out. */
export function ActionDialog({ project, action, onClose }: ActionDialogProps) {
  if (!action) return null;
  if (action.action === 'SEND_TO_CLIENT') return <SendDialog project={project} onClose={onClose} />;
  return <Question key={`${project.id}-${action.action}`} project={project} action={action} onClose={onClose} />;
}

const OPENS_ROUND = new Set(['CONFIRM', 'REQUEST_CHANGES', 'REOPEN']);
const MAY_WAIVE = new Set(['ARCHIVE', 'CANCEL']);

function Question({ project, action, onClose }: ActionDialogProps & { action: AvailableAction }) {
  const { t } = useTranslation();
  const label = useActionLabel()(action);
  const [deadline, setDeadline] = useState<string | null>(null);
  const [waiver, setWaiver] = useState('');
  const [reopened, setReopened] = useState<ReadonlySet<string>>(new Set());
  const transition = useProjectTransition(project, onClose);
  const name = action.action;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${label} – ${project.title}`}
      confirmLabel={label}
      cancelLabel={t('common.cancel')}
      closeLabel={t('common.close')}
      isDanger={isDanger(name)}
      isBusy={transition.isPending}
      askReason={
        action.reasonRequired || action.onBehalf
          ? { label: t('common.reason'), isRequired: action.reasonRequired, missing: t('common.reasonMissing') }
          : undefined
      }
      onConfirm={(reason) =>
        transition.mutate({
          action: name,
          reason: reason || undefined,
          roundDeadline: deadline && OPENS_ROUND.has(name) ? endOfDay(deadline) : undefined,
          reopenedAssetIds: name === 'REOPEN' ? [...reopened] : undefined,
          waiverReason: MAY_WAIVE.has(name) && waiver.trim() ? waiver.trim() : undefined,
        })
      }
    >
      <div className="flex flex-col gap-4">
        <p>{t(`workflow.ask.consequence.${name}`)}</p>
        <ProblemBanner error={transition.error} />
        {OPENS_ROUND.has(name) ? (
          <DatePicker label={t('projects.round.deadline')} value={deadline} onChange={setDeadline} />
        ) : null}
        {name === 'REOPEN' ? <ReopenedPhotos projectId={project.id} value={reopened} onChange={setReopened} /> : null}
        {MAY_WAIVE.has(name) ? (
          <TextArea label={t('workflow.ask.waiver')} value={waiver} onChange={setWaiver} rows={2} />
        ) : null}
      </div>
    </ConfirmDialog>
  );
}
