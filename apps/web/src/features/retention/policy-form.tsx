import type { RouteInput } from '@etouch/contracts/route';
import { editRetentionPolicy, listRetentionPolicies, previewRetention } from '@etouch/contracts/routes/retention';
import { Button } from '@etouch/ui/button';
import { Form } from '@etouch/ui/form';
import { NumberField } from '@etouch/ui/number-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';
import { PreviewResult } from './preview-result.tsx';

type Months = NonNullable<RouteInput<typeof editRetentionPolicy>['body']['policy']>;

const OFF: Months = { previewsMonths: null, versionsMonths: null, originalsMonths: null, deliveredMonths: null };
const FIELDS = ['previewsMonths', 'versionsMonths', 'originalsMonths', 'deliveredMonths'] as const;

export interface PolicyFormProps {
  /** Null: for every client without a policy of its own. */
  clientId: string | null;
  policy: Months | null;
  /** The studio's, which holds for a client without its own. */
  inherited: Months | null;
}

/** The months of one policy; what it would bring about is shown before it is saved. */
export function PolicyForm({ clientId, policy, inherited }: PolicyFormProps) {
  const { t } = useTranslation();
  const [months, setMonths] = useState<Months>(policy ?? (clientId ? inherited : null) ?? OFF);
  const isOff = FIELDS.every((field) => months[field] === null);
  const body = { clientId, policy: isOff && clientId === null ? null : months };
  const preview = useMutation({ mutationFn: () => api.call(previewRetention, { body }) });
  const save = useMutation({
    mutationFn: (next: Months | null) => api.call(editRetentionPolicy, { body: { clientId, policy: next } }),
    onSuccess: async () => {
      showToast({ text: t('retention.saved') });
      await invalidate(listRetentionPolicies);
    },
  });
  return (
    <Form onSubmit={() => preview.mutate()}>
      <ProblemBanner error={save.error ?? preview.error} />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {FIELDS.map((field) => (
          <NumberField
            key={field}
            label={t(`retention.fields.${field}`)}
            description={t(`retention.help.${field}`)}
            placeholder={t('retention.kept')}
            minValue={1}
            maxValue={600}
            value={months[field]}
            onChange={(value) => {
              preview.reset();
              setMonths({ ...months, [field]: value });
            }}
          />
        ))}
      </div>
      {preview.data ? <PreviewResult steps={preview.data.steps} /> : null}
      <div className="flex flex-wrap gap-2">
        {preview.data ? (
          <Button variant="primary" isBusy={save.isPending} onPress={() => save.mutate(body.policy)}>
            {t('retention.save')}
          </Button>
        ) : (
          <Button type="submit" isBusy={preview.isPending}>
            {t('retention.check')}
          </Button>
        )}
        {clientId && policy ? (
          <Button isBusy={save.isPending} onPress={() => save.mutate(null)}>
            {t('retention.inherit')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
