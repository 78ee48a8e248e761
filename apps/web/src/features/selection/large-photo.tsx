import type { Annotation } from '@etouch/contracts/common';
import type { Asset } from '@etouch/contracts/routes/assets';
import type { Project } from '@etouch/contracts/routes/projects';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { paths, withQuery } from '../../lib/paths.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { pictureUrl } from '../../lib/picture-url.ts';
import { markOfKey } from '../assets/mark-keys.ts';
import type { MarkChange } from '../assets/mark-keys.ts';
import { useSurround } from '../assets/view-controls.tsx';
import { PhotoStage } from '../light-table/photo-stage.tsx';
import { useDecodedAhead } from '../viewer/decode-ahead.ts';
import { pointedView } from '../viewer/pointed-view.ts';
import { stepZoom, toggleActual, WHOLE } from '../viewer/view-geometry.ts';
import type { ChoiceFilter, Draft, Person } from './choices.ts';
import { Ground } from './ground.tsx';
import { LargeBar } from './large-bar.tsx';
import { LargeChoice } from './large-choice.tsx';
import { PinHint } from './pin-hint.tsx';
import { Remarks } from './remarks.tsx';
import { SlidePicture } from './slide-picture.tsx';
import { Slides } from './slides.tsx';
import { useIsTouch } from './use-is-touch.ts';

export interface LargePhotoProps {
  project: Project;
  asset: Asset;
  /** The photos a swipe or an arrow moves through. */
  ring: Asset[];
  filter: ChoiceFilter;
  draft: Draft;
  isChosen: boolean;
  others: readonly Person[];
  /** Left out once the selection was submitted. */
  onMark?: (change: MarkChange) => void;
  error: unknown;
}

/** One photo large: a swipe or an arrow moves on, the heart chooses, a remark can be pinned to the picture. */
export function LargePhoto({ project, asset, ring, filter, draft, onMark, error, ...choice }: LargePhotoProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const isTouch = useIsTouch();
  const [view, setView] = useState(WHOLE);
  const [pin, setPin] = useState<Annotation | null>(null);
  const [isPinning, setPinning] = useState(false);
  const [areRemarksShown, setRemarksShown] = useState(false);
  const [selectedRemark, setSelectedRemark] = useState<string | null>(null);
  const { surround } = useSurround();
  const at = ring.findIndex(({ id }) => id === asset.id);
  useDecodedAhead([pictureUrl(ring[at + 1]?.picture, 'preview'), pictureUrl(ring[at - 1]?.picture, 'preview')]);
  const query = { show: filter === 'all' ? undefined : filter };
  const show = (other: Asset | undefined) => {
    if (!other || other.id === asset.id) return;
    setPin(null);
    setPinning(false);
    // The view stays: the next one is seen as closely and at the same place.
    router.history.replace(withQuery(paths.selectionPhoto(project.id, other.id), query));
  };
  const back = withQuery(paths.selection(project.id), query);
  const leave = () => {
    if (isPinning || pin) {
      setPinning(false);
      setPin(null);
    } else if (areRemarksShown && isTouch) setRemarksShown(false);
    else router.history.push(back);
  };
  const startPin = () => {
    if (asset.film) return;
    setRemarksShown(!isTouch);
    setPinning(true);
  };
  const acts: Record<string, () => void> = {
    ArrowRight: () => show(ring[at + 1]),
    ArrowLeft: () => show(ring[at - 1]),
    z: () => setView(toggleActual(view, pointedView())),
    '+': () => setView(stepZoom(view, 1)),
    '-': () => setView(stepZoom(view, -1)),
    a: startPin,
    m: () => setRemarksShown(true),
    i: () => setRemarksShown(!areRemarksShown),
    h: () => onMark?.({ pick: choice.isChosen ? null : 'PICK' }),
    Escape: leave,
  };
  useShortcuts((key) => {
    const act = acts[key];
    if (act) {
      act();
      return true;
    }
    const change = onMark && markOfKey(key, [asset.mark]);
    if (change) onMark(change);
    return change !== undefined;
  });
  const draw = (annotation: Annotation) => {
    setPin(annotation);
    setPinning(false);
    setRemarksShown(true);
  };
  const layer = {
    projectId: project.id,
    draft: pin,
    selectedComment: selectedRemark,
    onSelectComment: (id: string) => {
      setSelectedRemark(id);
      setRemarksShown(true);
    },
    onDraw: draw,
  };
  return (
    <div
      className="flex min-h-0 grow flex-col bg-ground max-sm:fixed max-sm:inset-0 max-sm:z-40"
      data-density="comfortable"
    >
      <LargeBar
        asset={asset}
        index={at}
        count={ring.length}
        back={back}
        areRemarksShown={areRemarksShown}
        isPinning={isPinning}
        onRemarks={() => setRemarksShown(!areRemarksShown)}
        onPin={() => (isPinning ? setPinning(false) : startPin())}
        onMark={onMark}
        onMove={(by) => show(ring[at + by])}
      />
      {error ? (
        <div className="p-2">
          <ProblemBanner error={error} />
        </div>
      ) : null}
      <div className="relative flex min-h-0 grow max-sm:flex-col">
        {isTouch ? (
          <Ground className="flex min-w-0">
            <Slides count={ring.length} index={Math.max(0, at)} isLocked={isPinning} onIndex={(i) => show(ring[i])}>
              {(i, isCurrent) => {
                const slide = ring[i];
                return slide ? (
                  <SlidePicture asset={slide} {...layer} isPinning={isPinning && isCurrent} isCurrent={isCurrent} />
                ) : null;
              }}
            </Slides>
          </Ground>
        ) : (
          <PhotoStage
            asset={asset}
            view={view}
            onViewChange={setView}
            surround={surround}
            isAnnotating={isPinning}
            {...layer}
          />
        )}
        {isPinning ? <PinHint skipLabel={t('common.cancel')} onSkip={() => setPinning(false)} /> : null}
        {areRemarksShown && !(isPinning && isTouch) ? (
          <Remarks
            projectId={project.id}
            asset={asset}
            pin={pin}
            isTouch={isTouch}
            selectedId={selectedRemark}
            onSelect={setSelectedRemark}
            onClearPin={() => setPin(null)}
            onClose={() => setRemarksShown(false)}
          />
        ) : null}
      </div>
      {onMark ? (
        <LargeChoice
          asset={asset}
          draft={draft}
          {...choice}
          onChoose={(isChosen) => onMark({ pick: isChosen ? 'PICK' : null })}
        />
      ) : null}
    </div>
  );
}
