import type { Download } from '@etouch/contracts/routes/downloads';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { Progress } from '@etouch/ui/progress';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { formatBytes } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import type { useDownload } from './use-download.ts';

/** A download on its way, or one that lacks something: what it lacks is said before it is fetched. */
export function PreparedDownload({ of }: { of: ReturnType<typeof useDownload> }) {
  const { t } = useTranslation();
  const { download, error, again } = of;
  return (
    <div className="flex flex-col gap-3 pb-2">
      <ProblemBanner error={error} onRetry={again} />
      {error || !download ? null : download.state === 'PREPARING' ? (
        <Preparing download={download} />
      ) : download.state === 'FAILED' ? (
        <Banner
          kind="error"
          title={t('downloads.failed')}
          actions={
            <Button isSmall onPress={again}>
              {t('common.retry')}
            </Button>
          }
        >
          {t('downloads.failedAdvice')}
        </Banner>
      ) : (
        <Incomplete download={download} isBusy={of.isFetching} onFetch={of.fetch} />
      )}
    </div>
  );
}

function Preparing({ download: { fileCount, knownCount } }: { download: Download }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-2">
      <Progress
        label={t('downloads.preparing')}
        value={knownCount / fileCount}
        detail={t('downloads.progress', { done: knownCount, of: fileCount })}
      />
      <p className="text-12 text-muted">{t('downloads.leave')}</p>
    </div>
  );
}

function Incomplete({ download, isBusy, onFetch }: { download: Download; isBusy: boolean; onFetch: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { leftOutCount, knownCount, totalBytes } = download;
  if (leftOutCount === 0) return null;
  if (knownCount === 0)
    return (
      <Banner kind="error" title={t('downloads.leftOut', { count: leftOutCount })}>
        {t('downloads.nothingLeft')}
      </Banner>
    );
  return (
    <>
      <Banner kind="warning" title={t('downloads.leftOut', { count: leftOutCount })}>
        {t('downloads.leftOutAdvice')}
      </Banner>
      <div className="flex justify-end">
        <Button variant="primary" isBusy={isBusy} onPress={onFetch}>
          {t('downloads.fetch', { count: knownCount, size: formatBytes(totalBytes, language) })}
        </Button>
      </div>
    </>
  );
}
