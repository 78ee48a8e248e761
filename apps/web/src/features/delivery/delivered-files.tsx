import { routeUrl } from '@etouch/contracts/client';
import type { Delivery } from '@etouch/contracts/routes/deliveries';
import { getAssetMedia, getVersionMedia } from '@etouch/contracts/routes/media';
import type { Project } from '@etouch/contracts/routes/projects';
import { ButtonLink } from '@etouch/ui/button-link';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';
import { formatBytes } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { ratioOf } from '../selection/justified.tsx';
import { Checksum } from './checksum.tsx';

type DeliveredFile = Delivery['files'][number];

/** The address of one delivered file: its approved version, or the original where nothing was retouched. */
function fileUrl({ assetId, versionId }: DeliveredFile): string {
  return versionId
    ? routeUrl(getVersionMedia, { params: { versionId, kind: 'original' } })
    : routeUrl(getAssetMedia, { params: { assetId, kind: 'original' } });
}

/** Each file with its picture, size and checksum. */
export function DeliveredFiles({ project, delivery }: { project: Project; delivery: Delivery }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul
      aria-label={t('delivery.files', { project: project.title })}
      className="overflow-hidden rounded-md border border-line bg-panel"
    >
      {delivery.files.map((file) => (
        <li
          key={file.id}
          className="flex items-center gap-x-4 gap-y-1 border-b border-line/60 px-3 py-2 last:border-b-0 hover:bg-hover"
        >
          <div className="flex h-14 w-16 shrink-0 items-center justify-center">
            <div style={{ width: `min(100%, ${3.5 * ratioOf(file.picture)}rem)` }}>
              <Cover picture={file.picture} alt="" />
            </div>
          </div>
          <div className="flex min-w-0 grow flex-col sm:flex-row sm:items-center sm:gap-4">
            <span className="flex min-w-0 grow flex-col">
              <MiddleTruncate text={file.fileName} className="font-medium" />
              <span className="text-12 text-muted tabular">
                {formatBytes(file.sizeBytes, language)}
                {file.picture.width && file.picture.height
                  ? ` · ${t('light-table.pixels', { width: file.picture.width, height: file.picture.height })}`
                  : null}
              </span>
            </span>
            <span className="text-muted">
              <Checksum value={file.sha256} label={t('delivery.copyChecksum', { name: file.fileName })} />
            </span>
          </div>
          <ButtonLink variant="quiet" icon={Download} href={fileUrl(file)} download={file.fileName}>
            <span className="sr-only">{t('delivery.downloadOne', { name: file.fileName })}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
