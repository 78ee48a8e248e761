import type { RouteOutput } from '@etouch/contracts/route';
import type { getAsset } from '@etouch/contracts/routes/assets';
import { Facts, InspectorSection } from '@etouch/ui/inspector';
import { useTranslation } from 'react-i18next';
import { useMarkWords } from '../assets/use-mark-words.ts';
import { placeLine } from './capture-facts.ts';

type Personal = NonNullable<RouteOutput<typeof getAsset>['personal']>;

const TEXTS = [
  'creator',
  'copyright',
  'credit',
  'headline',
  'caption',
  'keywords',
  'bodySerialNumber',
  'lensSerialNumber',
] as const;

/** What a file says of people and places: shown to the studio, and said to be its alone. */
export function PersonalFacts({ personal }: { personal: Personal }) {
  const { t } = useTranslation();
  const words = useMarkWords();
  const { metadata, rating } = personal;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const stars = rating !== null && rating > 0 ? words.rating(rating) : null;
  const facts: [string, string | null][] = [
    [t('light-table.personal.rating'), rating === -1 ? t('light-table.personal.rejected') : stars],
    [t('light-table.personal.place'), placeLine(metadata)],
    ...TEXTS.map((name): [string, string | null] => [t(`light-table.personal.${name}`), text(metadata[name])]),
  ];
  const items = facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  if (items.length === 0) return null;
  return (
    <InspectorSection title={t('light-table.personal.title')}>
      <Facts items={items} />
    </InspectorSection>
  );
}
