import { getDelivery } from '@etouch/contracts/routes/deliveries';
import type { Delivery } from '@etouch/contracts/routes/deliveries';
import type { Project } from '@etouch/contracts/routes/projects';
import { EmptyState } from '@etouch/ui/empty-state';
import { Icon } from '@etouch/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, PackageCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { formatBytes, formatInstant } from '../../lib/format.ts';
import { apiQuery } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { DownloadButton } from '../downloads/download-button.tsx';
import { useProject } from '../projects/use-project.ts';
import { Checksum } from './checksum.tsx';
import { DeliveredFiles } from './delivered-files.tsx';

/** What was delivered: the files as they were frozen, with their checksums, as one archive or one by one. */
export function DeliveryPage() {
  const { t } = useTranslation();
  const project = useProject();
  const query = useQuery(apiQuery(getDelivery, { params: { projectId: project.id } }));
  return (
    <Loaded query={query}>
      {(delivery) =>
        delivery === null ? (
          <EmptyState icon={PackageCheck}>{t('delivery.empty')}</EmptyState>
        ) : (
          <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 p-4 sm:p-6">
            <Summary project={project} delivery={delivery} />
            <DeliveredFiles project={project} delivery={delivery} />
          </div>
        )
      }
    </Loaded>
  );
}

/** How much it is, since when it cannot change any more, and the one button that brings all of it. */
function Summary({ project, delivery }: { project: Project; delivery: Delivery }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const size = formatBytes(delivery.totalBytes, language);
  return (
    <section className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <span className="mt-1 text-green">
        <Icon of={CircleCheck} size={24} />
      </span>
      <div className="flex min-w-0 grow basis-72 flex-col gap-1">
        <h2 className="text-18 font-semibold">{t('delivery.title', { count: delivery.files.length, size })}</h2>
        <p className="max-w-2xl text-body text-muted">
          {t('delivery.frozen', { date: formatInstant(delivery.frozenAt, language) })}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-12 text-muted">
          <span>{t('delivery.manifest')}</span>
          <Checksum value={delivery.manifestSha256} label={t('delivery.copyManifest')} />
        </p>
      </div>
      <DownloadButton variant="primary" request={{ projectId: project.id, content: 'FINALS' }}>
        {t('delivery.download', { size })}
      </DownloadButton>
    </section>
  );
}
