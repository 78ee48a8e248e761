import type { RouteOutput } from '@etouch/contracts/route';
import type { previewRetention } from '@etouch/contracts/routes/retention';
import { Banner } from '@etouch/ui/banner';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';

/** What a policy would announce at once. */
export function PreviewResult({ steps }: { steps: RouteOutput<typeof previewRetention>['steps'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const concerned = steps.filter(({ files }) => files > 0);
  if (concerned.length === 0) return <Banner kind="info" title={t('retention.preview.nothing')} />;
  return (
    <Banner kind="warning" title={t('retention.preview.title')}>
      <ul>
        {concerned.map(({ step, files, bytes, projects }) => (
          <li key={step}>
            {t(`retention.steps.${step}`)}
            {' · '}
            {t('retention.files', { count: files })}
            {bytes > 0 ? ` · ${formatBytes(bytes, language)}` : null}
            {' · '}
            {t('retention.projects', { count: projects })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
