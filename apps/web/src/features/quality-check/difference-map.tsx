import { routeUrl } from '@etouch/contracts/client';
import { getVersionChange, getVersionDifference } from '@etouch/contracts/routes/media';
import { Spinner } from '@etouch/ui/spinner';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../lib/query.ts';
import { ChangeWords } from './change-words.tsx';

/** What changed against the original, over the darkened version. */
export function DifferenceMap({ versionId }: { versionId: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'waiting' | 'shown' | 'missing'>('waiting');
  // Both come of one comparison: once the map is there, so are its numbers.
  const change = useQuery({
    ...apiQuery(getVersionChange, { params: { versionId } }),
    enabled: state === 'shown',
    staleTime: Infinity,
  }).data;
  return (
    <div className="absolute inset-0 bg-black/60">
      <img
        src={routeUrl(getVersionDifference, { params: { versionId } })}
        alt={t('check.modes.difference')}
        draggable={false}
        onLoad={() => setState('shown')}
        onError={() => setState('missing')}
        className={state === 'shown' ? 'absolute inset-0 size-full' : 'invisible absolute inset-0 size-full'}
      />
      <p className="absolute top-2 left-2 flex items-center gap-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-12 text-white">
        {state === 'waiting' ? <Spinner label={t('common.loading')} /> : null}
        {t(`check.difference.${state === 'shown' ? 'legend' : state}`)}
        {change ? <ChangeWords change={change} /> : null}
      </p>
    </div>
  );
}
