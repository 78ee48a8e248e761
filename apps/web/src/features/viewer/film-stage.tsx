import type { Asset } from '@etouch/contracts/routes/assets';
import { FilmPlayer } from './film-player.tsx';

/** A film on its ground. */
export function FilmStage({ asset, ground }: { asset: Asset; ground: string }) {
  return (
    <div data-stage className={`relative min-h-0 min-w-0 grow overflow-hidden ${ground}`}>
      <FilmPlayer asset={asset} />
    </div>
  );
}
