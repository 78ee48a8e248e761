import type { Annotation } from '@etouch/contracts/common';
import type { Asset } from '@etouch/contracts/routes/assets';
import { IconButton } from '@etouch/ui/icon-button';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CommentsPanel } from '../comments/comments-panel.tsx';

export interface RemarksProps {
  projectId: string;
  asset: Asset;
  pin: Annotation | null;
  isTouch: boolean;
  selectedId: string | null;
  onSelect: (id: string) => void;
  onClearPin: () => void;
  onClose: () => void;
}

/** What is said of the photo: beside it on a wide screen, below it on a phone. */
export function Remarks({ projectId, asset, pin, isTouch, selectedId, onSelect, onClearPin, onClose }: RemarksProps) {
  const { t } = useTranslation();
  return (
    <aside
      aria-label={t('selection.remarks')}
      className={clsx(
        'flex flex-col overflow-y-auto bg-panel',
        'max-sm:z-10 max-sm:max-h-[60%] max-sm:shrink-0 max-sm:rounded-t-lg max-sm:shadow-float',
        'sm:w-80 sm:shrink-0 sm:border-s sm:border-line',
      )}
    >
      <header className="flex items-center justify-between gap-2 ps-4 pe-1 pt-1">
        <h2 className="text-body font-semibold">{t('selection.remarks')}</h2>
        <IconButton icon={X} label={t('common.close')} onPress={onClose} />
      </header>
      <div className="px-4 pb-4">
        <CommentsPanel
          key={asset.id}
          target={{ projectId, assetId: asset.id }}
          annotation={pin}
          onClearAnnotation={onClearPin}
          selectedId={selectedId}
          onSelect={onSelect}
          takesFocus={pin !== null && !isTouch}
        />
      </div>
    </aside>
  );
}
