import type { RouteOutput } from '@etouch/contracts/route';
import type { countAssets } from '@etouch/contracts/routes/assets';
import { Button } from '@etouch/ui/button';
import { Checkbox } from '@etouch/ui/checkbox';
import { DateField } from '@etouch/ui/date-field';
import { NumberField } from '@etouch/ui/number-field';
import { Popover } from '@etouch/ui/popover';
import { Stars } from '@etouch/ui/stars';
import { Aperture } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me.ts';
import type { AssetFilter } from './asset-filter.ts';

export interface CaptureFilterProps {
  filter: AssetFilter;
  onChange: (filter: AssetFilter) => void;
  counts: RouteOutput<typeof countAssets> | undefined;
}

/** How photos were taken, to filter by: camera, lens, sensitivity, day, and the stars they came with. */
export function CaptureFilter({ filter, onChange, counts }: CaptureFilterProps) {
  const { t } = useTranslation();
  const can = useCan();
  const on = [filter.camera, filter.lens, filter.isoFrom ?? filter.isoTo, filter.from ?? filter.to, filter.stars];
  const count = on.filter((value) => value !== undefined).length;
  const set = (change: Partial<AssetFilter>) => onChange({ ...filter, ...change });
  return (
    <Popover
      label={t('photos.capture.title')}
      placement="bottom start"
      trigger={
        <Button isSmall icon={Aperture}>
          {count > 0 ? t('photos.capture.on', { count }) : t('photos.capture.title')}
        </Button>
      }
    >
      <div className="flex max-h-[70vh] w-64 flex-col gap-3 overflow-y-auto">
        {(['camera', 'lens'] as const).map((kind) => (
          <Names
            key={kind}
            title={t(`photos.capture.${kind}`)}
            counts={(kind === 'camera' ? counts?.cameras : counts?.lenses) ?? {}}
            chosen={filter[kind] ?? []}
            onChange={(names) => set({ [kind]: names.length > 0 ? names : undefined })}
          />
        ))}
        <div className="grid grid-cols-2 gap-2">
          <NumberField
            isPlain
            minValue={1}
            label={t('photos.capture.isoFrom')}
            value={filter.isoFrom ?? null}
            onChange={(value) => set({ isoFrom: value ?? undefined })}
          />
          <NumberField
            isPlain
            minValue={1}
            label={t('photos.capture.isoTo')}
            value={filter.isoTo ?? null}
            onChange={(value) => set({ isoTo: value ?? undefined })}
          />
        </div>
        <DateField
          label={t('photos.capture.from')}
          value={filter.from ?? null}
          onChange={(day) => set({ from: day ?? undefined })}
        />
        <DateField
          label={t('photos.capture.to')}
          value={filter.to ?? null}
          onChange={(day) => set({ to: day ?? undefined })}
        />
        {can('asset.edit') ? (
          <div>
            <p className="mb-1 text-12 text-muted">{t('photos.capture.stars')}</p>
            <Stars
              value={filter.stars ?? 0}
              label={t('photos.capture.stars')}
              starLabel={(stars) => t('photos.filters.stars', { count: stars })}
              onChange={(stars) => set({ stars: stars || undefined })}
            />
          </div>
        ) : null}
      </div>
    </Popover>
  );
}

interface NamesProps {
  title: string;
  counts: Record<string, number>;
  chosen: string[];
  onChange: (names: string[]) => void;
}

function Names({ title, counts, chosen, onChange }: NamesProps) {
  const names = [...new Set([...Object.keys(counts), ...chosen])].toSorted((a, b) => a.localeCompare(b));
  if (names.length === 0) return null;
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1 text-12 text-muted">{title}</legend>
      {names.map((name) => (
        <Checkbox
          key={name}
          isSelected={chosen.includes(name)}
          onChange={(isSelected) => onChange(isSelected ? [...chosen, name] : chosen.filter((other) => other !== name))}
        >
          {name} <span className="text-muted tabular">{counts[name] ?? 0}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
