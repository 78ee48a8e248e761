import { getAsset } from '@etouch/contracts/routes/assets';
import { Facts, InspectorSection } from '@etouch/ui/inspector';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatInstant, formatNumber } from '../../lib/format.ts';
import { filmLength } from '../assets/film-length.ts';
import { apiQuery } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { exposureLine } from './capture-facts.ts';
import { PersonalFacts } from './personal-facts.tsx';
import { SidecarFacts } from './sidecar-facts.tsx';

/** Facts of the file that a photographer asks for; those that are not known are left out. */
export function PhotoFacts({ assetId }: { assetId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(apiQuery(getAsset, { params: { assetId } }));
  if (!data) return null;
  const text = (name: string) => {
    const value = data.metadata[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const number = (name: string) => {
    const value = data.metadata[name];
    return typeof value === 'number' ? formatNumber(value, language) : null;
  };
  const { width, height } = data.picture;
  const facts: [string, ReactNode][] = [
    [
      t('light-table.facts.dimensions'),
      width && height
        ? t('light-table.pixels', { width: formatNumber(width, language), height: formatNumber(height, language) })
        : null,
    ],
    [t('light-table.facts.size'), formatBytes(data.sizeBytes, language)],
    [t('light-table.facts.captured'), data.capturedAt ? formatInstant(data.capturedAt, language) : null],
    [t('light-table.facts.camera'), text('camera')],
    [t('light-table.facts.lens'), text('lens')],
    [t('light-table.facts.exposure'), exposureLine(data.metadata, language)],
    [t('light-table.facts.length'), data.film ? filmLength(data.film.durationMs) : null],
    [t('light-table.facts.pages'), number('pages')],
    [t('light-table.facts.codec'), [text('codec'), text('audioCodec')].filter(Boolean).join(', ')],
    [t('light-table.facts.format'), text('format')],
    [t('light-table.facts.profile'), text('profile') ?? text('iccProfile')],
    [t('light-table.facts.status'), data.status in STATUS ? t(STATUS[data.status as keyof typeof STATUS]) : null],
    [t('light-table.facts.sha256'), data.sha256 ? <span className="break-all">{data.sha256}</span> : null],
  ];
  return (
    <>
      <InspectorSection title={t('light-table.facts.title')}>
        <Facts items={facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))} />
      </InspectorSection>
      <SidecarFacts asset={data} />
      {data.personal ? <PersonalFacts personal={data.personal} /> : null}
    </>
  );
}

const STATUS = {
  UPLOADING: 'photos.status.UPLOADING',
  UPLOADED: 'photos.status.UPLOADED',
  PROCESSING: 'photos.status.PROCESSING',
} as const;
