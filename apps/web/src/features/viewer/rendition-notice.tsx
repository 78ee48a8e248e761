import type { Asset } from '@etouch/contracts/routes/assets';
import { Banner } from '@etouch/ui/banner';
import { useTranslation } from 'react-i18next';
import { FailedNotice } from '../assets/failed-notice.tsx';

/** Says that a film, or a document's further pages, are on their way, or why there are none and how to try again. */
export function RenditionNotice({ asset }: { asset: Asset }) {
  const { t } = useTranslation();
  const state = (asset.film ?? asset.pages)?.rendition;
  if (!state || state === 'READY') return null;
  const words = asset.film ? 'film' : 'pages';
  return (
    <div className="absolute inset-x-4 bottom-14 mx-auto max-w-lg rounded-md border border-line bg-panel text-text shadow-lg">
      {asset.renditionError ? (
        <FailedNotice asset={asset} />
      ) : (
        <Banner
          kind={state === 'FAILED' ? 'warning' : 'info'}
          title={t(state === 'FAILED' ? `photos.${words}.failed` : `photos.${words}.pending`)}
        >
          {t('photos.film.kept')}
        </Banner>
      )}
    </div>
  );
}
