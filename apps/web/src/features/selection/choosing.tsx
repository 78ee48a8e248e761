import type { Project } from '@etouch/contracts/routes/projects';
import { EmptyState } from '@etouch/ui/empty-state';
import { useRouter } from '@tanstack/react-router';
import { Images } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../app/waiting.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { paths } from '../../lib/paths.ts';
import { useMe } from '../../lib/me.ts';
import { CELL_WIDTH } from '../assets/cell-size.ts';
import { useCellSize } from '../assets/view-controls.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { ChoiceTotal } from './choice-total.tsx';
import { isShown, peopleByAsset } from './choices.ts';
import type { Person } from './choices.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { Ground } from './ground.tsx';
import { Justified, ratioOf } from './justified.tsx';
import { PhotoCell } from './photo-cell.tsx';
import { TallPage } from './tall-page.tsx';
import { useChoosing } from './use-choosing.ts';
import { useChoiceFilter } from './use-choice-filter.ts';
import { useEveryAsset } from './use-every-asset.ts';
import { useGalleryKeys } from './use-gallery-keys.ts';

const NOBODY: Person[] = [];

/** The client chooses: photos large, a heart under each, and below them always how many, what it costs and the way on. */
export function Choosing({ project }: { project: Project }) {
  const { t } = useTranslation();
  const router = useRouter();
  const { user } = useMe();
  const [size, setSize] = useCellSize();
  const [filter, setFilter] = useChoiceFilter();
  const [isFinishing, setFinishing] = useState(false);
  const { pages, assets, isWhole } = useEveryAsset(project.id);
  const { draft, mark, choose, error } = useChoosing(project.id);
  const gallery = useGalleryKeys(assets, mark);
  const people = useMemo(() => (draft.data ? peopleByAsset(draft.data) : new Map<string, Person[]>()), [draft.data]);
  const open = useCallback(
    (assetId: string) => router.history.push(paths.selectionPhoto(project.id, assetId)),
    [router, project.id],
  );
  if (pages.isError || draft.isError)
    return (
      <div className="p-4">
        <ProblemBanner
          error={pages.error ?? draft.error}
          onRetry={() => void Promise.all([pages.refetch(), draft.refetch()])}
        />
      </div>
    );
  if (pages.isPending || draft.isPending) return <Waiting />;
  if (assets.length === 0) return <EmptyState icon={Images}>{t('selection.empty')}</EmptyState>;
  const shown = assets.filter(({ id }) => isShown(people.get(id) ?? NOBODY, filter));
  const rowHeight = CELL_WIDTH[size];
  return (
    <TallPage>
      <ChoiceBar
        project={project}
        assets={assets}
        draft={draft.data}
        filter={filter}
        onFilter={setFilter}
        size={size}
        onSize={setSize}
      />
      {error ? (
        <div className="px-4 pt-2">
          <ProblemBanner error={error} />
        </div>
      ) : null}
      <Ground>
        <div ref={gallery} className="p-2 sm:p-4">
          {shown.length === 0 ? <p className="p-16 text-center text-15">{t('selection.noneShown')}</p> : null}
          <Justified
            items={shown}
            label={t('selection.photos')}
            rowHeight={rowHeight}
            ratio={(asset) => ratioOf(asset.picture)}
            idOf={(asset) => asset.id}
          >
            {(asset) => {
              const who = people.get(asset.id) ?? NOBODY;
              return (
                <PhotoCell
                  asset={asset}
                  others={who.some(({ id }) => id === user.id) ? who.filter(({ id }) => id !== user.id) : who}
                  isChosen={who.some(({ id }) => id === user.id)}
                  rowHeight={rowHeight}
                  onOpen={open}
                  onChoose={choose}
                />
              );
            }}
          </Justified>
        </div>
      </Ground>
      <ChoiceTotal draft={draft.data} project={project} isWhole={isWhole} onFinish={() => setFinishing(true)} />
      {isFinishing ? (
        <FinishDialog project={project} draft={draft.data} assets={assets} onClose={() => setFinishing(false)} />
      ) : null}
    </TallPage>
  );
}
