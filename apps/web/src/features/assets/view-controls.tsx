import type { Surround } from '@etouch/ui/photo-grid';
import { Segmented } from '@etouch/ui/segmented';
import { Grid2x2, Grid3x3, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStoredChoice } from '../../lib/stored-choice.ts';

const SIZES = ['small', 'medium', 'large'] as const;
export type CellSize = (typeof SIZES)[number];
const SURROUNDS: readonly Surround[] = ['dark', 'grey', 'white', 'black'];

/** Pixels of a cell's width. */
export const CELL_WIDTH: Record<CellSize, number> = { small: 150, medium: 220, large: 340 };

export function useCellSize() {
  return useStoredChoice<CellSize>('cell-size', SIZES, 'medium');
}

/** The ground around pictures; one key (L) steps through. */
export function useSurround(initial: Surround = 'dark') {
  const [surround, setSurround] = useStoredChoice<Surround>(`surround-${initial}`, SURROUNDS, initial);
  const next = () => setSurround(SURROUNDS[(SURROUNDS.indexOf(surround) + 1) % SURROUNDS.length] ?? initial);
  return { surround, next };
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
