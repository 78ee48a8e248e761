import { createGuideline, listGuidelines, reviseGuideline } from '@etouch/contracts/routes/guidelines';
import type { Guideline } from '@etouch/contracts/routes/guidelines';
import { TextArea } from '@etouch/ui/text-area';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';

/** Writes a guideline, or the next version of one: a version that rounds were briefed with never changes. */
export function GuidelineDialog({ guideline, onClose }: { guideline: Guideline | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(guideline?.name ?? '');
  const [body, setBody] = useState(guideline?.body ?? '');
  const save = useMutation({
    mutationFn: () => {
      const content = { name: name.trim(), body };
      return guideline
        ? api.call(reviseGuideline, { params: { guidelineId: guideline.id }, body: content })
        : api.call(createGuideline, { body: content });
    },
    onSuccess: async () => {
      showToast({ text: t('guidelines.saved') });
      await invalidate(listGuidelines);
      onClose();
    },
  });
  return (
    <FormDialog
      title={guideline ? guideline.name : t('guidelines.add')}
      width="medium"
      onClose={onClose}
      onSubmit={() => save.mutate()}
      error={save.error}
      submitLabel={guideline ? t('guidelines.revise', { count: guideline.version + 1 }) : t('guidelines.create')}
      isBusy={save.isPending}
    >
      <TextField takesFocus label={t('guidelines.name')} isRequired maxLength={200} value={name} onChange={setName} />
      <TextArea
        label={t('guidelines.body')}
        description={t('guidelines.bodyHelp')}
        rows={10}
        maxLength={20_000}
        value={body}
        onChange={setBody}
      />
      {guideline ? <p className="text-12 text-muted">{t('guidelines.editHelp')}</p> : null}
    </FormDialog>
  );
}
