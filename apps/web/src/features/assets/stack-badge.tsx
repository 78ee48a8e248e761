import type { Asset } from '@etouch/contracts/routes/assets';
import { StackCount } from '@etouch/ui/stack-count';
import { useTranslation } from 'react-i18next';

export interface StackBadgeProps {
  asset: Asset;
  /** Undefined where bursts are not folded up. */
  onToggle?: () => void;
  isOpen: boolean;
}

/** How many frames a burst has, and which one this is; folded up, a press opens and closes the stack. */
export function StackBadge({ asset, onToggle, isOpen }: StackBadgeProps) {
  const { t } = useTranslation();
  const burst = asset.culling?.burst;
  if (!burst) return null;
  const { rank, size } = burst;
  const place = t('photos.stacks.place', { rank, size });
  if (!onToggle || rank > 1) return <StackCount label={place}>{`${rank}/${size}`}</StackCount>;
  const act = t(isOpen ? 'photos.stacks.close' : 'photos.stacks.open', { count: size });
  return (
    <StackCount label={act} shortcut="S" onPress={onToggle} isOpen={isOpen}>
      {String(size)}
    </StackCount>
  );
}
