import type { Asset } from '@etouch/contracts/routes/assets';
import { Banner } from '@etouch/ui/banner';
import { useTranslation } from 'react-i18next';
import type { Refused } from './edit-assets.ts';

const REASONS = ['UPLOADING', 'SELECTED', 'IN_RETOUCH', 'PRICED', 'DELIVERED', 'NOT_IN_TRASH', 'NOT_FOUND'] as const;
/** More names than these would push the photos off the screen. */
const MAX_NAMES = 5;

/** Which photos stayed as they are, each by name with the reason. */
export function RefusedNotice({ refused, byId }: { refused: Refused[]; byId: ReadonlyMap<string, Asset> }) {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  const rest = refused.length - MAX_NAMES;
  return (
    <Banner kind="warning" title={t('photos.refused', { count: refused.length })}>
      <ul>
        {refused.slice(0, MAX_NAMES).map(({ assetId, reason }) => (
          <li key={assetId}>
            {t('photos.refusedOne', {
              name: byId.get(assetId)?.name ?? t('photos.refusedUnknown'),
              reason: t(`photos.refusedBecause.${REASONS.find((known) => known === reason) ?? 'NOT_FOUND'}`),
            })}
          </li>
        ))}
        {rest > 0 ? <li>{t('photos.refusedRest', { count: rest })}</li> : null}
      </ul>
    </Banner>
  );
}
