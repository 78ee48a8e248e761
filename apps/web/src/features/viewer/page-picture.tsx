import type { Asset } from '@etouch/contracts/routes/assets';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';
import type { Pages } from './use-pages.ts';

/** The page that is looked at, in a box of its shape. */
export function PagePicture({ asset, pages }: { asset: Asset; pages: Pages }) {
  const { t } = useTranslation();
  const { page, url, isKnown, onSize } = pages;
  if (!url) return <Cover picture={asset.picture} alt={asset.name} size="preview" isEager />;
  return (
    <img
      key={url}
      src={url}
      alt={t('photos.pages.alt', { name: asset.name, page })}
      draggable={false}
      onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => onSize({ width, height })}
      className={`absolute inset-0 size-full bg-white ${isKnown ? '' : 'opacity-0'}`}
    />
  );
}
