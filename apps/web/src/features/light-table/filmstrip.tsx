import type { Asset } from '@etouch/contracts/routes/assets';
import { clsx } from 'clsx';
import { useDeferredValue } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Cover } from '../../components/cover.tsx';
import { KindBadge } from '../assets/kind-badge.tsx';

/** Neighbours on either side that exist on the page; among thousands, the rest would only cost. Those in view come first. */
const AROUND = 40;
const AROUND_FIRST = 8;

export interface FilmstripProps {
  assets: Asset[];
  currentId: string;
  onShow: (asset: Asset) => void;
}

/** Called when a photo becomes the current one. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ inline: 'center', block: 'nearest' });
}

/** The photos around the current one. */
export function Filmstrip({ assets, currentId, onShow }: FilmstripProps) {
  const { t } = useTranslation();
  const at = Math.max(
    0,
    assets.findIndex(({ id }) => id === currentId),
  );
  const around = useDeferredValue(AROUND, AROUND_FIRST);
  const near = assets.slice(Math.max(0, at - around), at + around + 1);
  return (
    <nav aria-label={t('light-table.filmstrip')} className="shrink-0 border-t border-line bg-panel">
      <ol className="flex h-20 items-center gap-1 overflow-x-auto px-2 py-1.5 [scrollbar-width:thin]">
        {near.map((asset) => {
          const isCurrent = asset.id === currentId;
          return (
            <li key={asset.id} ref={isCurrent ? bringIntoView : undefined} className="h-full shrink-0">
              <Button
                aria-label={asset.name}
                aria-current={isCurrent ? 'true' : undefined}
                onPress={() => onShow(asset)}
                className={clsx(
                  'relative block h-full overflow-hidden rounded-sm',
                  isCurrent ? 'outline-2 outline-offset-1 outline-text' : 'opacity-80 hover:opacity-100',
                  asset.mark.pick === 'REJECT' && !isCurrent && 'opacity-40',
                )}
                style={{ aspectRatio: `${asset.picture.width ?? 3} / ${asset.picture.height ?? 2}` }}
              >
                <Cover picture={asset.picture} alt="" />
                <span className="absolute end-0.5 bottom-0.5 flex rounded-sm bg-panel">
                  <KindBadge asset={asset} isShort />
                </span>
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
