import type { Tiles } from '@etouch/contracts/routes/tiles';
import { Button } from '@etouch/ui/button';
import { Spinner } from '@etouch/ui/spinner';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from '../assets/use-failure-words.ts';
import { OverStage } from './over-stage.tsx';
import type { StagePlace } from './stage-context.ts';

/** Says that the finest pixels are on their way, or why there are none. */
export function TilesNote({ tiles, place, onRetry }: { tiles: Tiles; place: StagePlace; onRetry: () => void }) {
  const { t } = useTranslation();
  const words = useFailureWords();
  if (tiles.state === 'READY' || tiles.state === 'NONE') return null;
  const isMaking = tiles.state === 'MAKING';
  return (
    <OverStage place={place}>
      <div
        role="status"
        className="pointer-events-auto absolute bottom-10 left-2 z-10 flex max-w-[calc(100%-1rem)] items-center gap-2 sm:bottom-2 sm:max-w-3/4 rounded-sm bg-black/70 px-2 py-1 text-12 text-white"
      >
        {isMaking ? <Spinner /> : null}
        {isMaking ? t('light-table.tiles.making') : null}
        {tiles.state === 'OFF' ? t('light-table.tiles.off') : null}
        {tiles.state === 'FAILED' ? (
          <>
            {t('light-table.tiles.failed', { cause: words(tiles.error ?? '') })}
            <Button isSmall onPress={onRetry}>
              {t('light-table.tiles.retry')}
            </Button>
          </>
        ) : null}
      </div>
    </OverStage>
  );
}
