import { listGuidelines } from '@etouch/contracts/routes/guidelines';
import type { SelectionItem } from '@etouch/contracts/routes/selections';
import { Button } from '@etouch/ui/button';
import { Checkbox } from '@etouch/ui/checkbox';
import { Panel } from '@etouch/ui/panel';
import { Select } from '@etouch/ui/select';
import { Switch } from '@etouch/ui/switch';
import { TextArea } from '@etouch/ui/text-area';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { formatMoney } from '../../lib/format.ts';
import { useCan } from '../../lib/me.ts';
import { apiList } from '../../lib/query.ts';
import { announceUndoable } from '../../lib/undo.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { changeItems } from './item-changes.ts';
import type { ItemChange } from './item-changes.ts';
import { NewCategoryDialog } from './new-category-dialog.tsx';
import { useCategories } from './use-categories.ts';

const NO_GUIDELINE = 'none';

/** What all of them have in common; undefined when they differ. */
function shared<T>(values: T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/** Says what is to be done with the selected photos, all at once. Each choice takes effect at once and can be undone. */
export function ItemEditor({ projectId, items }: { projectId: string; items: SelectionItem[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const { offered } = useCategories();
  const guidelines = useQuery(apiList(listGuidelines, {}));
  const [instruction, setInstruction] = useState(shared(items.map((item) => item.instruction)) ?? '');
  const [isAdding, setAdding] = useState(false);
  const change = useMutation({
    mutationFn: (next: ItemChange) => changeItems(projectId, items, next),
    onSuccess: (undo) =>
      announceUndoable(t('confirmation.bulk.changed', { count: items.length }), t('common.undo'), undo),
  });
  const newCategory = can('priceList.edit') ? (
    <Button isSmall onPress={() => setAdding(true)}>
      {t('confirmation.newCategory.action')}
    </Button>
  ) : null;
  const dialog = isAdding ? <NewCategoryDialog onClose={() => setAdding(false)} /> : null;
  if (items.length === 0)
    return (
      <Panel actions={offered.length === 0 ? newCategory : undefined}>
        <p className="text-muted">
          {offered.length === 0 ? t('confirmation.noCategories') : t('confirmation.bulk.none')}
        </p>
        {dialog}
      </Panel>
    );
  const chosen = (id: string) => items.filter(({ categoryIds }) => categoryIds.includes(id)).length;
  // Photos keep what else they have only when they all have the same; otherwise the choice is made anew for all.
  const toggle = (id: string, isSelected: boolean) => {
    const common = offered.filter((category) => chosen(category.id) === items.length).map((category) => category.id);
    const next = isSelected ? [...common, id] : common.filter((other) => other !== id);
    change.mutate({ categoryIds: next, ...(next.length > 0 ? { asIs: false } : {}) });
  };
  return (
    <Panel title={t('confirmation.bulk.title', { count: items.length })} actions={newCategory}>
      <div className="flex flex-col gap-4">
        <ProblemBanner error={change.error} />
        <fieldset>
          <legend className="text-12 font-medium">{t('confirmation.categories')}</legend>
          {offered.length === 0 ? <p className="text-12 text-muted">{t('confirmation.noCategories')}</p> : null}
          {offered.map(({ id, name, unitPrice }) => (
            <Checkbox
              key={id}
              isSelected={chosen(id) === items.length}
              isIndeterminate={chosen(id) > 0 && chosen(id) < items.length}
              onChange={(isSelected) => toggle(id, isSelected)}
            >
              {name}
              {unitPrice ? (
                <span className="ms-2 text-12 text-muted tabular">{formatMoney(unitPrice, language)}</span>
              ) : null}
            </Checkbox>
          ))}
        </fieldset>
        <Switch
          isSelected={items.every(({ asIs }) => asIs)}
          onChange={(asIs) => change.mutate(asIs ? { asIs, categoryIds: [] } : { asIs })}
          description={t('confirmation.asIsHelp')}
        >
          {t('confirmation.asIs')}
        </Switch>
        <Select
          label={t('confirmation.guideline')}
          value={shared(items.map(({ guidelineFileId }) => guidelineFileId ?? NO_GUIDELINE)) ?? null}
          onChange={(id) => change.mutate({ guidelineFileId: id === NO_GUIDELINE ? null : id })}
          options={[
            { id: NO_GUIDELINE, label: t('confirmation.noGuideline') },
            ...(guidelines.data?.items ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <TextArea
          label={t('confirmation.instruction')}
          description={t('confirmation.instructionHelp')}
          rows={2}
          maxLength={2000}
          value={instruction}
          onChange={setInstruction}
          onSubmit={() => change.mutate({ instruction: instruction.trim() || null })}
        />
        <div>
          <Button
            isSmall
            isBusy={change.isPending}
            onPress={() => change.mutate({ instruction: instruction.trim() || null })}
          >
            {t('confirmation.bulk.saveInstruction')}
          </Button>
        </div>
      </div>
      {dialog}
    </Panel>
  );
}
