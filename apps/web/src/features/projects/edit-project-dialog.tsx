import { getProject, listProjects, updateProject } from '@etouch/contracts/routes/projects';
import type { Project } from '@etouch/contracts/routes/projects';
import { DatePicker } from '@etouch/ui/date-field';
import { MoneyField } from '@etouch/ui/money-field';
import { NumberField } from '@etouch/ui/number-field';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { dayOf, endOfDay } from '../../lib/calendar-day.ts';
import { invalidate } from '../../lib/query.ts';

/** Changes what was said when the project was opened. */
export function EditProjectDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(project.title);
  const [due, setDue] = useState(project.dueAt ? dayOf(project.dueAt) : null);
  const [deadline, setDeadline] = useState(project.selectionDeadline ? dayOf(project.selectionDeadline) : null);
  const [limit, setLimit] = useState(project.selectionLimit);
  const [overage, setOverage] = useState(project.overagePrice?.amount ?? null);
  const save = useMutation({
    mutationFn: () =>
      api.call(updateProject, {
        params: { projectId: project.id },
        body: {
          expectedVersion: project.version,
          title: title.trim(),
          dueAt: due ? endOfDay(due) : null,
          selectionDeadline: deadline ? endOfDay(deadline) : null,
          selectionLimit: limit,
          overagePriceCents: overage,
        },
      }),
    onSuccess: () => {
      showToast({ text: t('projects.edit.done') });
      onClose();
    },
    onSettled: () => invalidate(getProject, listProjects),
  });
  return (
    <FormDialog
      title={t('projects.edit.title')}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      error={save.error}
      submitLabel={t('common.save')}
      isBusy={save.isPending}
    >
      <TextField
        takesFocus
        label={t('projects.new.name')}
        isRequired
        maxLength={200}
        value={title}
        onChange={setTitle}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DatePicker label={t('projects.new.due')} value={due} onChange={setDue} />
        <DatePicker label={t('projects.send.deadline')} value={deadline} onChange={setDeadline} />
        <NumberField label={t('projects.new.limit')} value={limit} onChange={setLimit} minValue={1} />
        <MoneyField
          label={t('projects.new.overage')}
          value={overage}
          onChange={setOverage}
          currency={project.currency}
          minValue={0}
        />
      </div>
    </FormDialog>
  );
}
