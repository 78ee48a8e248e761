import type { Asset } from '@etouch/contracts/routes/assets';
import { Badge } from '@etouch/ui/badge';
import { StateBadge } from '@etouch/ui/state-badge';
import { Check, Copy, Heart, MessageSquare, SunDim, Trash2 } from 'lucide-react';
import type { LucideIcon } from '@etouch/ui/icon';
import { useTranslation } from 'react-i18next';
import { daysLeft } from './days-left.ts';
import { useWantedPicture } from './use-wanted-picture.ts';
import { KindBadge } from './kind-badge.tsx';

/** In the corner of a cell: versions, open comments, the client's picks, the submitted selection. */
export function CellBadges({ asset }: { asset: Asset }) {
  const { t } = useTranslation();
  useWantedPicture(asset);
  const clipped = asset.culling?.clipped ?? 0;
  return (
    <>
      {asset.processingError ? (
        <StateBadge kind="failed">{t('photos.failed.title')}</StateBadge>
      ) : asset.renditionError ? (
        <StateBadge kind="failed">{t('photos.failed.rendition')}</StateBadge>
      ) : asset.status === 'UPLOADED' || asset.status === 'PROCESSING' || asset.status === 'UPLOADING' ? (
        <StateBadge kind="waiting">{t(`photos.status.${asset.status}`)}</StateBadge>
      ) : null}
      <KindBadge asset={asset} />
      {asset.trashedAt ? (
        <span title={t('photos.trash.left', { count: daysLeft(asset.trashedAt) })}>
          <Badge icon={Trash2}>{t('photos.trash.days', { count: daysLeft(asset.trashedAt) })}</Badge>
        </span>
      ) : null}
      {asset.selected ? (
        <span title={t('photos.badges.selected')}>
          <Badge tone="accent" icon={Check}>
            <span className="sr-only">{t('photos.badges.selected')}</span>
          </Badge>
        </span>
      ) : null}
      {asset.clientPicks ? (
        <span title={t('photos.badges.clientPicks', { count: asset.clientPicks })}>
          <Badge icon={Heart}>{asset.clientPicks}</Badge>
        </span>
      ) : null}
      {asset.openComments ? (
        <span title={t('photos.badges.comments', { count: asset.openComments })}>
          <Badge icon={MessageSquare}>{asset.openComments}</Badge>
        </span>
      ) : null}
      {clipped > 0 ? (
        <Help icon={SunDim} words={t('photos.badges.clipped', { percent: Math.round(clipped / 100) })} />
      ) : null}
      {asset.culling?.alike ? <Help icon={Copy} words={t('photos.badges.alike')} /> : null}
      {asset.versions ? <Badge>{t('photos.badges.version', { count: asset.versions })}</Badge> : null}
    </>
  );
}

/** What was measured, as an icon: a hint to look, and no verdict. */
function Help({ icon, words }: { icon: LucideIcon; words: string }) {
  return (
    <span title={words}>
      <Badge icon={icon}>
        <span className="sr-only">{words}</span>
      </Badge>
    </span>
  );
}
