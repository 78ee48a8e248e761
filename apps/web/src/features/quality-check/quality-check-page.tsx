import { ButtonLink } from '@etouch/ui/button-link';
import { EmptyState } from '@etouch/ui/empty-state';
import { useRouter, useSearch } from '@tanstack/react-router';
import { ScanEye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { paths, withQuery } from '../../lib/paths.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useProject } from '../projects/use-project.ts';
import { useRounds } from '../rounds/use-rounds.ts';
import { checkEntries, earlierVersions } from './check-entries.ts';
import { QualityCheck } from './quality-check.tsx';

/** The versions handed in, one after the other, each beside its original. */
export function QualityCheckPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const project = useProject();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = typeof search['version'] === 'string' ? search['version'] : undefined;
  const rounds = useRounds(project.id);
  useTitle(`${t('check.title')} – ${project.title}`);
  return (
    <Loaded query={rounds}>
      {({ items }) => {
        const entries = checkEntries(items, asked);
        const current = entries.find(({ version }) => version.id === asked) ?? entries[0];
        if (!current)
          return (
            <div className="flex grow flex-col justify-center">
              <h1 className="sr-only">{t('check.title')}</h1>
              <EmptyState
                icon={ScanEye}
                action={<ButtonLink href={paths.rounds(project.id)}>{t('check.back')}</ButtonLink>}
              >
                {t('check.empty')}
              </EmptyState>
            </div>
          );
        return (
          <QualityCheck
            project={project}
            entries={entries}
            current={current}
            earlier={earlierVersions(items, current)}
            onShow={(versionId) => router.history.replace(withQuery(paths.check(project.id), { version: versionId }))}
          />
        );
      }}
    </Loaded>
  );
}
