import type { RouteOutput } from '@etouch/contracts/route';
import type { countAssets } from '@etouch/contracts/routes/assets';
import { Button } from '@etouch/ui/button';
import { Checkbox } from '@etouch/ui/checkbox';
import { Popover } from '@etouch/ui/popover';
import { Stars } from '@etouch/ui/stars';
import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AssetFilter } from './asset-filter.ts';
import { useMarkWords } from './use-mark-words.ts';

const LABELS = ['RED', 'YELLOW', 'GREEN', 'BLUE'] as const;

export interface MarkFilterProps {
  filter: AssetFilter;
  onChange: (filter: AssetFilter) => void;
  counts: RouteOutput<typeof countAssets> | undefined;
}

/** Stars and colour labels to filter by, behind one button that says what is on. */
export function MarkFilter({ filter, onChange, counts }: MarkFilterProps) {
  const { t } = useTranslation();
  const words = useMarkWords();
  const { rating, label = [] } = filter;
  const on = [
    ...(rating ? [t('photos.filters.stars', { count: rating })] : []),
    ...label.map((colour) => words.colours[colour]),
  ];
  return (
    <Popover
      label={t('photos.filters.more')}
      placement="bottom start"
      trigger={
        <Button isSmall icon={Star}>
          {on.length > 0 ? on.join(', ') : t('photos.filters.more')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Stars
          value={rating ?? 0}
          label={t('photos.ratingLabel')}
          starLabel={(count) => t('photos.filters.stars', { count })}
          onChange={(next) => onChange({ ...filter, rating: next || undefined })}
        />
        <div className="flex flex-col">
          {LABELS.map((colour) => (
            <Checkbox
              key={colour}
              isSelected={label.includes(colour)}
              onChange={(isSelected) => {
                const next = isSelected ? [...label, colour] : label.filter((other) => other !== colour);
                onChange({ ...filter, label: next.length > 0 ? next : undefined });
              }}
            >
              {words.colours[colour]} <span className="text-muted tabular">{counts?.colourLabels[colour] ?? 0}</span>
            </Checkbox>
          ))}
        </div>
      </div>
    </Popover>
  );
}
