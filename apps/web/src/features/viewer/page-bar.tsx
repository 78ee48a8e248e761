import type { Asset } from '@etouch/contracts/routes/assets';
import { IconButton } from '@etouch/ui/icon-button';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import type { Pages } from './use-pages.ts';

/** Which page of a document is looked at, and the way to the others. */
export function PageBar({ asset, pages: { page, last, show } }: { asset: Asset; pages: Pages }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!asset.pages) return null;
  const { count, shown } = asset.pages;
  return (
    <div className="absolute bottom-2 left-1/2 flex -translate-x-1/2 items-center gap-1 rounded-md border border-line bg-panel px-1 text-12 text-text shadow-lg">
      <IconButton
        placement="top"
        icon={ChevronUp}
        label={t('photos.pages.previous')}
        shortcut="PageUp"
        reason={page <= 1 ? t('photos.pages.isFirst') : undefined}
        onPress={() => show(page - 1)}
      />
      <span role="status" className="whitespace-nowrap tabular">
        {t('photos.pages.at', { page: formatNumber(page, language), of: formatNumber(count, language) })}
      </span>
      <IconButton
        placement="top"
        icon={ChevronDown}
        label={t('photos.pages.next')}
        shortcut="PageDown"
        reason={page >= last ? t(last < shown ? 'photos.pages.pending' : 'photos.pages.isLast') : undefined}
        onPress={() => show(page + 1)}
      />
      {shown < count && page === shown ? (
        <span className="pe-2 text-muted">{t('photos.pages.rest', { count: shown })}</span>
      ) : null}
    </div>
  );
}
