import { getProject, listProjects, updateProject } from '@etouch/contracts/routes/projects';
import type { Project } from '@etouch/contracts/routes/projects';
import { Button } from '@etouch/ui/button';
import { DatePicker } from '@etouch/ui/date-field';
import { Dialog } from '@etouch/ui/dialog';
import { Form } from '@etouch/ui/form';
import { MoneyField } from '@etouch/ui/money-field';
import { NumberField } from '@etouch/ui/number-field';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('projects.edit.title')}
      closeLabel={t('common.close')}
    >
      <Form onSubmit={() => save.mutate()}>
        <ProblemBanner error={save.error} />
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
        <div className="flex flex-wrap justify-end gap-2 pb-2">
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
