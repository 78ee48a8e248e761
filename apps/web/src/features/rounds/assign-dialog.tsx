import { listPartners } from '@etouch/contracts/routes/partners';
import { getProject } from '@etouch/contracts/routes/projects';
import type { Project } from '@etouch/contracts/routes/projects';
import { assignRoundAssets, listRounds } from '@etouch/contracts/routes/rounds';
import type { RoundAsset } from '@etouch/contracts/routes/rounds';
import { DatePicker } from '@etouch/ui/date-field';
import { RadioGroup } from '@etouch/ui/radio-group';
import { showToast } from '@etouch/ui/toast';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { dayFromToday, endOfDay } from '../../lib/calendar-day.ts';
import { apiList, invalidate } from '../../lib/query.ts';

export interface AssignDialogProps {
  project: Project;
  assets: RoundAsset[];
  onClose: () => void;
  onDone: () => void;
}

/** Gives photos to an agency or keeps them in the studio. */
export function AssignDialog({ project, assets, onClose, onDone }: AssignDialogProps) {
  const { t } = useTranslation();
  const agencies = useQuery(apiList(listPartners, { query: { kind: 'RETOUCHER' } }));
  const options = [
    ...(agencies.data?.items ?? []).map(({ organizationId, name }) => ({ id: organizationId, label: name })),
    { id: project.studio.id, label: t('rounds.inHouse', { name: project.studio.name }) },
  ];
  const [organizationId, setOrganization] = useState<string | null>(null);
  const [deadline, setDeadline] = useState<string | null>(null);
  const chosen = organizationId ?? options[0]?.id ?? project.studio.id;
  const count = assets.length;
  const assign = useMutation({
    mutationFn: () =>
      api.call(assignRoundAssets, {
        params: { projectId: project.id },
        body: {
          roundAssetIds: assets.map(({ id }) => id),
          organizationId: chosen,
          deadline: deadline ? endOfDay(deadline) : undefined,
        },
      }),
    onSuccess: () => {
      const name = options.find(({ id }) => id === chosen)?.label ?? '';
      showToast({ text: t('rounds.assign.done', { count, name }) });
      onDone();
      onClose();
    },
    onSettled: () => invalidate(listRounds, getProject),
  });
  return (
    <FormDialog
      title={t('rounds.assign.title', { count })}
      onClose={onClose}
      onSubmit={() => assign.mutate()}
      error={assign.error ?? agencies.error}
      submitLabel={t('rounds.assign.title', { count })}
      isBusy={assign.isPending}
    >
      <RadioGroup label={t('rounds.assign.to')} value={chosen} onChange={setOrganization} options={options} />
      {agencies.data?.items.length === 0 ? <p className="text-12 text-muted">{t('rounds.assign.noAgencies')}</p> : null}
      <DatePicker
        label={t('rounds.assign.deadline')}
        value={deadline}
        onChange={setDeadline}
        minValue={dayFromToday(0)}
      />
      <p className="text-12 text-muted">{t('rounds.assign.keep')}</p>
    </FormDialog>
  );
}
