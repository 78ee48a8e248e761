import { listLostFiles } from '@etouch/contracts/routes/storage';
import type { LostFile } from '@etouch/contracts/routes/storage';
import { Banner } from '@etouch/ui/banner';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Panel } from '@etouch/ui/panel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { formatDay } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { apiPages } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** Files that are not stored as they came: which, since when, and what to do. Nothing while there are none. */
export function LostFiles() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(apiPages(listLostFiles, { query: { limit: 50 } }));
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isError) return <ProblemBanner error={pages.error} onRetry={() => void pages.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Panel title={t('retention.lost.title')}>
      <div className="flex flex-col gap-3">
        <Banner kind="error" title={t('retention.lost.what')}>
          {t('retention.lost.advice')}
        </Banner>
        <ul className="divide-y divide-line/60">
          {items.map((item) => (
            <LostFileRow key={item.key} item={item} />
          ))}
        </ul>
        <LoadMore pages={pages} />
      </div>
    </Panel>
  );
}

function LostFileRow({ item: { key, problem, kind, firstSeenAt, project, photo } }: { item: LostFile }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <span className="flex min-w-0 flex-col sm:flex-row sm:items-baseline sm:gap-x-3">
        {project && photo ? (
          <Link href={paths.photo(project.id, photo.id)} className="min-w-0 font-medium hover:underline">
            <MiddleTruncate text={photo.name} />
          </Link>
        ) : null}
        <span
          className={clsx(
            'min-w-0 text-muted sm:max-w-1/2 sm:shrink-0 sm:truncate',
            !project && 'first-letter:uppercase',
          )}
        >
          {[project?.title, t(`retention.lost.kind.${kind}`)].filter(Boolean).join(' · ')}
        </span>
        <span className="text-12 tabular sm:ms-auto sm:shrink-0">
          {t(`retention.lost.problem.${problem}`, { date: formatDay(firstSeenAt, language) })}
        </span>
      </span>
      <code className="text-12 break-all text-muted select-all">{key}</code>
    </li>
  );
}
