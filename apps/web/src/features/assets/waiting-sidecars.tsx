import { listSidecars } from '@etouch/contracts/routes/sidecars';
import { Banner } from '@etouch/ui/banner';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me.ts';
import { apiQuery } from '../../lib/query.ts';

/** Names that are said; of more there is only the number. */
const NAMED = 5;

/** XMP files whose photo has not come: kept, and waiting for it. */
export function WaitingSidecars({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const waiting = useQuery({
    ...apiQuery(listSidecars, { params: { projectId }, query: { waiting: 'true', limit: 100 } }),
    enabled: can('asset.edit'),
  });
  const items = waiting.data?.items ?? [];
  if (items.length === 0) return null;
  const names = items.slice(0, NAMED).map(({ name }) => name);
  const more = waiting.data?.nextCursor ? '+' : '';
  return (
    <div className="px-4 py-3 sm:px-6">
      <Banner kind="info" title={t('photos.sidecars.waiting', { count: items.length, more })}>
        {names.join(', ')}
        {items.length > NAMED ? '…' : ''} – {t('photos.sidecars.kept', { count: items.length })}
      </Banner>
    </div>
  );
}
