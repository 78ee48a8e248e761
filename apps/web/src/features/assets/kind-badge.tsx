import type { Asset } from '@etouch/contracts/routes/assets';
import { Badge } from '@etouch/ui/badge';
import { FileText, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { filmLength } from './film-length.ts';

/** Says that something is no photo: a film with its length, a document with its pages. `isShort`: by the sign alone. */
export function KindBadge({ asset, isShort = false }: { asset: Asset; isShort?: boolean }) {
  const { t } = useTranslation();
  if (asset.film) {
    const length = filmLength(asset.film.durationMs);
    return (
      <span title={t('photos.kind.film', { length })}>
        <Badge icon={Play}>
          <span className="sr-only">{t('photos.kind.film', { length })}</span>
          {isShort ? null : <span aria-hidden="true">{length}</span>}
        </Badge>
      </span>
    );
  }
  if (asset.assetType !== 'DOCUMENT') return null;
  const words = t('photos.kind.document', { count: asset.pages?.count ?? 1 });
  return (
    <span title={words}>
      <Badge icon={FileText}>
        <span className="sr-only">{words}</span>
        {asset.pages && !isShort ? <span aria-hidden="true">{asset.pages.count}</span> : null}
      </Badge>
    </span>
  );
}
