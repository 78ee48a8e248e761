import { IconButton } from '@etouch/ui/icon-button';
import { Segmented } from '@etouch/ui/segmented';
import { SURROUNDS } from '@etouch/ui/surround';
import type { Surround } from '@etouch/ui/surround';
import { Grid2x2, Grid3x3, Layers, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStoredChoice } from '../../lib/stored-choice.ts';
import { CELL_SIZE, surroundName } from './cell-size.ts';
import type { CellSize } from './cell-size.ts';

export function useCellSize() {
  return useStoredChoice<CellSize>(CELL_SIZE.name, CELL_SIZE.allowed, CELL_SIZE.initial);
}

/** The ground around pictures; one key (L) steps through. */
export function useSurround(initial: Surround = 'dark') {
  const [surround, setSurround] = useStoredChoice<Surround>(surroundName(initial), SURROUNDS, initial);
  const next = () => setSurround(SURROUNDS[(SURROUNDS.indexOf(surround) + 1) % SURROUNDS.length] ?? initial);
  return { surround, next };
}

/** Folds bursts up into stacks; refused with the reason while a filter says what is shown. */
export function StacksControl({
  isStacked,
  reason,
  onChange,
}: {
  isStacked: boolean;
  reason?: string;
  onChange: (isStacked: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <IconButton
      icon={Layers}
      label={t('photos.stacks.label')}
      isSelected={isStacked}
      reason={reason}
      onPress={() => onChange(!isStacked)}
    />
  );
}

export function SizeControl({ size, onChange }: { size: CellSize; onChange: (size: CellSize) => void }) {
  const { t } = useTranslation();
  return (
    <Segmented
      isIconOnly
      label={t('photos.size.label')}
      value={size}
      onChange={onChange}
      options={[
        { id: 'small', label: t('photos.size.small'), icon: Grid3x3 },
        { id: 'medium', label: t('photos.size.medium'), icon: Grid2x2 },
        { id: 'large', label: t('photos.size.large'), icon: Square },
      ]}
    />
  );
}
