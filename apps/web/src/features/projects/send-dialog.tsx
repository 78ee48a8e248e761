import { countAssets } from '@etouch/contracts/routes/assets';
import { getProject } from '@etouch/contracts/routes/projects';
import type { Project, ProjectCard } from '@etouch/contracts/routes/projects';
import { DatePicker } from '@etouch/ui/date-field';
import { Dialog } from '@etouch/ui/dialog';
import { MoneyField } from '@etouch/ui/money-field';
import { NumberField } from '@etouch/ui/number-field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogForm } from '../../components/form-dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { dayFromToday, dayOf, endOfDay } from '../../lib/calendar-day.ts';
import { apiQuery } from '../../lib/query.ts';
import { useProjectTransition } from './transition.ts';

/** Before the photos go to the client: how many are shown, how many may be chosen, at what price beyond, until when. */
export function SendDialog({ project, onClose }: { project: ProjectCard; onClose: () => void }) {
  const { t } = useTranslation();
  const full = useQuery(apiQuery(getProject, { params: { projectId: project.id } }));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${t('projects.send.title')} – ${project.title}`}
      closeLabel={t('common.close')}
    >
      <Loaded query={full}>{(data) => <SendForm project={data} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

function SendForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation();
  const counts = useQuery(apiQuery(countAssets, { params: { projectId: project.id } }));
  const [limit, setLimit] = useState(project.selectionLimit);
  const [overage, setOverage] = useState(project.overagePrice?.amount ?? null);
  const [deadline, setDeadline] = useState<string | null>(
    project.selectionDeadline ? dayOf(project.selectionDeadline) : dayFromToday(7),
  );
  const transition = useProjectTransition(project, onClose);
  const hidden = counts.data?.hidden ?? 0;
  const shown = Math.max(0, (counts.data?.all ?? 0) - hidden);
  const submit = () =>
    transition.mutate({
      action: 'SEND_TO_CLIENT',
      selectionLimit: limit,
      overagePriceCents: overage,
      selectionDeadline: deadline ? endOfDay(deadline) : null,
    });
  return (
    <DialogForm
      onClose={onClose}
      onSubmit={submit}
      error={transition.error}
      submitLabel={t('projects.send.submit', { count: shown })}
      isBusy={transition.isPending}
      reason={counts.data && shown === 0 ? t('errors.reasons.SOMETHING_TO_SHOW') : undefined}
    >
      <p>
        {t('projects.send.shown', { count: shown, client: project.client.name })}
        {hidden > 0 ? ` ${t('projects.send.hidden', { count: hidden })}` : null}
      </p>
      <NumberField
        label={t('projects.new.limit')}
        description={t('projects.new.limitHelp')}
        value={limit}
        onChange={setLimit}
        minValue={1}
      />
      <MoneyField
        label={t('projects.new.overage')}
        value={overage}
        onChange={setOverage}
        currency={project.currency}
        minValue={0}
        isDisabled={limit === null}
      />
      <DatePicker
        label={t('projects.send.deadline')}
        description={t('projects.send.deadlineHelp')}
        value={deadline}
        onChange={setDeadline}
        minValue={dayFromToday(0)}
      />
      <p className="text-12 text-muted">{t('projects.send.recallable')}</p>
    </DialogForm>
  );
}
