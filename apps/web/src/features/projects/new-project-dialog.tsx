import { listGuidelines } from '@etouch/contracts/routes/guidelines';
import { listPartners } from '@etouch/contracts/routes/partners';
import { createProject, listProjects } from '@etouch/contracts/routes/projects';
import { ButtonLink } from '@etouch/ui/button-link';
import { CheckboxGroup } from '@etouch/ui/checkbox-group';
import { ComboBox } from '@etouch/ui/combo-box';
import { DatePicker } from '@etouch/ui/date-field';
import { Dialog } from '@etouch/ui/dialog';
import { EmptyState } from '@etouch/ui/empty-state';
import { MoneyField } from '@etouch/ui/money-field';
import { NumberField } from '@etouch/ui/number-field';
import { TextField } from '@etouch/ui/text-field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogForm } from '../../components/form-dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { api } from '../../lib/api.ts';
import { endOfDay } from '../../lib/calendar-day.ts';
import { newKey } from '../../lib/new-key.ts';
import { paths } from '../../lib/paths.ts';
import { apiList, invalidate } from '../../lib/query.ts';

/** Opens a project for a client. A repeated press makes no second project. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const clients = useQuery(apiList(listPartners, { query: { kind: 'CLIENT' } }));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('projects.new.title')}
      closeLabel={t('common.close')}
    >
      <Loaded query={clients}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState action={<ButtonLink href={paths.partners}>{t('projects.new.goToPartners')}</ButtonLink>}>
              {t('projects.new.noClients')}
            </EmptyState>
          ) : (
            <NewProjectForm
              clients={items.map(({ organizationId, name }) => ({ id: organizationId, label: name }))}
              onClose={onClose}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}

function NewProjectForm({ clients, onClose }: { clients: { id: string; label: string }[]; onClose: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const guidelines = useQuery(apiList(listGuidelines, {}));
  const key = useRef(newKey());
  const [title, setTitle] = useState('');
  const [clientId, setClient] = useState<string | null>(clients.length === 1 ? (clients[0]?.id ?? null) : null);
  const [due, setDue] = useState<string | null>(null);
  const [limit, setLimit] = useState<number | null>(null);
  const [overage, setOverage] = useState<number | null>(null);
  const [guidelineIds, setGuidelines] = useState<string[]>([]);
  const create = useMutation({
    mutationFn: (client: string) =>
      api.call(
        createProject,
        {
          body: {
            title: title.trim(),
            clientId: client,
            dueAt: due ? endOfDay(due) : null,
            selectionLimit: limit,
            overagePriceCents: limit === null ? null : overage,
            guidelineFileIds: guidelineIds,
          },
        },
        { idempotencyKey: key.current },
      ),
    onSuccess: async (project) => {
      await invalidate(listProjects);
      router.history.push(paths.photos(project.id));
    },
  });
  return (
    <DialogForm
      onClose={onClose}
      onSubmit={() => clientId && create.mutate(clientId)}
      error={create.error}
      submitLabel={t('projects.new.submit')}
      isBusy={create.isPending}
      reason={clientId ? undefined : t('projects.new.clientMissing')}
    >
      <TextField
        takesFocus
        label={t('projects.new.name')}
        description={t('projects.new.nameHelp')}
        isRequired
        maxLength={200}
        value={title}
        onChange={setTitle}
      />
      <ComboBox
        label={t('projects.new.client')}
        emptyText={t('projects.new.clientEmpty')}
        options={clients}
        value={clientId}
        onChange={setClient}
        isRequired
      />
      <DatePicker label={t('projects.new.due')} value={due} onChange={setDue} />
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField label={t('projects.new.limit')} value={limit} onChange={setLimit} minValue={1} />
        <MoneyField
          label={t('projects.new.overage')}
          value={overage}
          onChange={setOverage}
          currency="EUR"
          minValue={0}
          isDisabled={limit === null}
        />
      </div>
      <p className="-mt-2 text-12 text-muted">{t('projects.new.limitHelp')}</p>
      {guidelines.data && guidelines.data.items.length > 0 ? (
        <CheckboxGroup
          label={t('projects.new.guidelines')}
          options={guidelines.data.items.map(({ id, name }) => ({ id, label: name }))}
          value={guidelineIds}
          onChange={setGuidelines}
        />
      ) : null}
    </DialogForm>
  );
}
