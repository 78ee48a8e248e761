import type { Project } from '@etouch/contracts/routes/projects';
import type { Selection } from '@etouch/contracts/routes/selections';
import { Icon } from '@etouch/ui/icon';
import { Menu } from '@etouch/ui/menu';
import { IconButton } from '@etouch/ui/icon-button';
import { CircleCheck, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useExport } from './use-export.ts';
import { useQuote } from './use-quote.ts';
import { usePersonName } from '../../lib/use-person-name.ts';

/** What was sent, by whom and to whom, what happens now, and when. */
export function SubmittedNotice({ project, selection }: { project: Project; selection: Selection }) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const language = useLanguage();
  const exported = useExport(
    project,
    selection.items.map(({ asset }) => asset),
    {
      picks: selection.items.map(({ asset }) => ({
        assetId: asset.id,
        people: selection.submittedBy ? [selection.submittedBy] : [],
      })),
    },
  );
  const count = selection.items.length;
  const values = { date: formatInstant(selection.submittedAt, language), studio: project.studio.name };
  const { quote } = useQuote(project.id);
  const isAtQuote = project.workflowState === 'SELECTION_CONFIRMATION' && quote !== null;
  const next = t(isAtQuote ? `selection.next.QUOTE_${quote.state}` : `selection.next.${project.workflowState}`, {
    studio: project.studio.name,
    due: project.dueAt ? formatDay(project.dueAt, language) : '',
    context: project.dueAt ? 'dated' : undefined,
  });
  return (
    <section className="flex items-start gap-4">
      <span className="mt-1 text-green">
        <Icon of={CircleCheck} size={24} />
      </span>
      <div className="flex min-w-0 grow flex-col gap-1">
        <h2 className="text-18 font-semibold">{t('selection.submitted.title', { count, studio: values.studio })}</h2>
        <p className="text-body text-muted">
          {selection.submittedBy
            ? t('selection.submitted.by', { ...values, name: nameOf(selection.submittedBy) })
            : t('selection.submitted.on', values)}
          {selection.overageCount > 0 && selection.selectionLimit !== null ? (
            <> {t('selection.submitted.above', { count: selection.overageCount })}</>
          ) : null}
        </p>
        <p className="max-w-2xl text-body">{next}</p>
        {selection.note ? (
          <blockquote className="mt-2 max-w-2xl border-s-2 border-line ps-3 text-body whitespace-pre-wrap">
            {selection.note}
          </blockquote>
        ) : null}
      </div>
      <Menu label={t('selection.export.label')} items={exported} placement="bottom end">
        <IconButton icon={Download} label={t('selection.export.label')} />
      </Menu>
    </section>
  );
}
