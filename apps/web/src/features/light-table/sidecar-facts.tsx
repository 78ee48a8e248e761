import type { RouteOutput } from '@etouch/contracts/route';
import type { getAsset } from '@etouch/contracts/routes/assets';
import { Button } from '@etouch/ui/button';
import { ColourLabel } from '@etouch/ui/colour-label';
import { InspectorSection } from '@etouch/ui/inspector';
import { PickFlag } from '@etouch/ui/pick-flag';
import { Stars } from '@etouch/ui/stars';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useMarking } from '../assets/use-marking.ts';
import { useMarkWords } from '../assets/use-mark-words.ts';
import { differsFrom, marksOfSidecar } from './sidecar-marks.ts';

type Detail = RouteOutput<typeof getAsset>;

/** The XMP files that came beside a photo: what they say, whether one's own marks say otherwise, and the way to take theirs. */
export function SidecarFacts({ asset }: { asset: Detail }) {
  const { t } = useTranslation();
  const words = useMarkWords();
  const { mark, error } = useMarking(asset.projectId);
  const sidecars = asset.personal?.sidecars ?? [];
  if (sidecars.length === 0) return null;
  return (
    <InspectorSection title={t('light-table.sidecars.title')}>
      <ProblemBanner error={error} />
      <ul className="flex flex-col gap-3">
        {sidecars.map((sidecar, index) => {
          const said = marksOfSidecar(sidecar);
          return (
            <li key={`${index} ${sidecar.name}`} className="flex flex-col items-start gap-1 text-12">
              <span className="max-w-full break-all">{sidecar.name}</span>
              <span className="flex flex-wrap items-center gap-2">
                <Stars value={said.rating} label={words.rating(said.rating)} />
                <ColourLabel value={said.colourLabel} names={words.colours} label={t('photos.colour.label')} />
                <PickFlag value={said.pick} names={words.picks} label={t('photos.pick.label')} />
                {sidecar.colourLabel === 'PURPLE' ? t('light-table.sidecars.purple') : null}
              </span>
              {differsFrom(sidecar, asset.mark) ? (
                <>
                  <span className="text-muted">{t('light-table.sidecars.differs')}</span>
                  <Button isSmall onPress={() => void mark([asset.id], said)}>
                    {t('light-table.sidecars.take')}
                  </Button>
                </>
              ) : (
                <span className="text-muted">{t('light-table.sidecars.taken')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </InspectorSection>
  );
}
