import type { Asset } from '@etouch/contracts/routes/assets';
import type { Project } from '@etouch/contracts/routes/projects';
import type { MenuAction } from '@etouch/ui/menu';
import { FileSpreadsheet, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { peopleByAsset } from './choices.ts';
import type { Draft } from './choices.ts';
import { namesCsv, namesText, saveText } from './export-names.ts';

/** The chosen names as files: a plain list for catalogues, a table with notes and people. */
export function useExport(
  project: Pick<Project, 'title'>,
  assets: readonly Asset[],
  draft: Pick<Draft, 'picks'>,
): MenuAction[] {
  const { t } = useTranslation();
  const people = peopleByAsset(draft);
  const rows = assets
    .filter(({ id }) => people.has(id))
    .map((asset) => ({
      name: asset.name,
      rating: asset.mark.rating,
      people: (people.get(asset.id) ?? []).map(({ name }) => name),
    }));
  const reason = rows.length === 0 ? t('selection.export.nothing') : undefined;
  const heading = [t('selection.export.file'), t('selection.export.rating'), t('selection.export.people')];
  const fileName = (ending: string) => `${t('selection.export.fileName', { project: project.title })}.${ending}`;
  return [
    {
      id: 'text',
      label: t('selection.export.text'),
      icon: FileText,
      reason,
      onAction: () => saveText(fileName('txt'), namesText(rows), 'text/plain'),
    },
    {
      id: 'csv',
      label: t('selection.export.csv'),
      icon: FileSpreadsheet,
      reason,
      onAction: () => saveText(fileName('csv'), namesCsv(heading, rows), 'text/csv'),
    },
  ];
}
