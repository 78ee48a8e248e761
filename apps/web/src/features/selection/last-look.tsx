import type { Asset } from '@etouch/contracts/routes/assets';
import { IconButton } from '@etouch/ui/icon-button';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { clsx } from 'clsx';
import { RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { peopleByAsset } from './choices.ts';
import type { Draft } from './choices.ts';
import { ratioOf } from './justified.tsx';
import { SharpPicture } from './sharp-picture.tsx';

export interface LastLookProps {
  assets: readonly Asset[];
  picks: Draft['picks'];
  /** Photos that others chose and the submitter leaves out; their choice itself stays. */
  leftOut: ReadonlySet<string>;
  onChange: (assetId: string, isLeftOut: boolean) => void;
}

/** Every chosen photo once more, with who chose it; one can still be left out, and taken back in. */
export function LastLook({ assets, picks, leftOut, onChange }: LastLookProps) {
  const { t } = useTranslation();
  const people = peopleByAsset({ picks });
  const chosen = assets.filter(({ id }) => people.has(id));
  const isShared = new Set(picks.flatMap((pick) => pick.people.map(({ id }) => id))).size > 1;
  return (
    <ul
      aria-label={t('selection.finishing.chosen')}
      className="grid max-h-[42vh] grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-2 gap-y-3 overflow-y-auto rounded-md bg-surround-dark p-2 text-white"
      data-surround="dark"
      data-theme="dark"
    >
      {chosen.map((asset) => {
        const isLeftOut = leftOut.has(asset.id);
        return (
          <li key={asset.id} className="flex min-w-0 flex-col justify-end gap-1">
            <div className={clsx('flex h-24 items-center justify-center', isLeftOut && 'opacity-30')}>
              <div style={{ width: `min(100%, ${6 * ratioOf(asset.picture)}rem)` }}>
                <SharpPicture picture={asset.picture} alt={asset.name} width="140px" />
              </div>
            </div>
            <div className="flex items-center gap-1 text-12">
              <span className="flex min-w-0 grow flex-col">
                <MiddleTruncate text={asset.name} />
                <span className="truncate text-white/70">
                  {isLeftOut
                    ? t('selection.finishing.leftOut')
                    : isShared
                      ? people
                          .get(asset.id)
                          ?.map(({ name }) => name)
                          .join(', ')
                      : null}
                </span>
              </span>
              <IconButton
                isSmall
                icon={isLeftOut ? RotateCcw : X}
                label={t(isLeftOut ? 'selection.finishing.takeBack' : 'selection.finishing.leaveOut', {
                  name: asset.name,
                })}
                onPress={() => onChange(asset.id, !isLeftOut)}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
