import type { Annotation } from '@etouch/contracts/common';
import type { Project } from '@etouch/contracts/routes/projects';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../lib/paths.ts';
import { useStoredChoice } from '../../lib/stored-choice.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { pictureUrl } from '../../lib/picture-url.ts';
import { useSurround } from '../assets/view-controls.tsx';
import { useComments } from '../comments/use-comments.ts';
import { useDecodedAhead } from '../viewer/decode-ahead.ts';
import { pointedView } from '../viewer/pointed-view.ts';
import { stepZoom, toggleActual, WHOLE } from '../viewer/view-geometry.ts';
import type { RoundWork } from '../rounds/use-rounds.ts';
import { DecideBar } from './decide-bar.tsx';
import { DecideFooter } from './decide-footer.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { decisionOf, nextOpen } from './review-entries.ts';
import type { Review, ReviewEntry } from './review-entries.ts';
import { LOOKS, ReviewStage } from './review-stage.tsx';
import { useDeciding } from './use-deciding.ts';
import { useMayDecide } from './use-may-decide.ts';

export interface DecideProps {
  project: Project;
  round: RoundWork;
  review: Review;
  entry: ReviewEntry;
}

/** Looking at one version and deciding, by keys or by thumb; a rejection says what is wrong and where. */
export function Decide({ project, round, review, entry }: DecideProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const [look, setLook] = useStoredChoice('validation-look', LOOKS, 'slider');
  const [view, setView] = useState(WHOLE);
  const [against, setAgainst] = useState<string>('original');
  const [pin, setPin] = useState<Annotation | null>(null);
  const [isPinning, setPinning] = useState(false);
  const [isRejecting, setRejecting] = useState(false);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [selectedId, select] = useState<string | null>(null);
  const { surround, next: nextSurround } = useSurround('grey');
  const comments = useComments({ projectId: project.id, assetId: entry.asset.assetId }).data?.items ?? [];
  const mayDecide = useMayDecide(project) && round.closedAt === null;
  const deciding = useDeciding(project.id);
  const { entries } = review;
  const at = entries.findIndex(({ asset }) => asset.id === entry.asset.id);
  useDecodedAhead([
    pictureUrl(entries[at + 1]?.version.picture, 'preview'),
    pictureUrl(entries[at + 1]?.asset.picture, 'preview'),
  ]);
  const show = (other: ReviewEntry | undefined | null) => {
    if (other) router.history.replace(paths.decide(project.id, other.asset.id));
  };
  const leave = () => router.history.push(paths.validation(project.id));
  const goOn = () => {
    const next = nextOpen(entries, entry.asset.id);
    if (next) show(next);
    else leave();
  };
  const approve = () => {
    if (!mayDecide) return;
    if (decisionOf(entry) === 'approved') goOn();
    else deciding.mutate({ entries: [entry], decision: 'APPROVED' }, { onSuccess: goOn });
  };
  const reject = () => {
    if (!mayDecide) return;
    setRejecting(true);
    setPanelOpen(true);
    if (!pin) setPinning(true);
  };
  const acts: Record<string, () => void> = {
    ArrowRight: () => show(entries[at + 1]),
    ArrowLeft: () => show(entries[at - 1]),
    Enter: approve,
    r: reject,
    x: reject,
    a: () => setPinning(!isPinning),
    m: () => setPanelOpen(true),
    b: () => setLook('overlay'),
    o: () => setLook('overlay'),
    s: () => setLook('slider'),
    c: () => setLook('side'),
    d: () => setLook('difference'),
    l: nextSurround,
    z: () => setView(toggleActual(view, pointedView())),
    '+': () => setView(stepZoom(view, 1)),
    '-': () => setView(stepZoom(view, -1)),
    Escape: () => {
      if (isPinning || pin || isRejecting) {
        setPinning(false);
        setPin(null);
        setRejecting(false);
      } else leave();
    },
  };
  useShortcuts((key, event) => {
    // Enter on a button belongs to the button.
    if (key === 'Enter' && event.target instanceof Element && event.target.closest('button, a')) return false;
    const act = acts[key];
    act?.();
    return act !== undefined;
  });
  return (
    <div
      className="flex min-h-0 grow flex-col bg-ground max-sm:fixed max-sm:inset-0 max-sm:z-40"
      data-density="comfortable"
    >
      <DecideBar
        project={project}
        entry={entry}
        index={at}
        count={entries.length}
        look={look}
        onLook={setLook}
        against={against}
        onAgainst={setAgainst}
        onMove={(by) => show(entries[at + by])}
      />
      <div className="relative flex min-h-0 grow max-md:flex-col">
        <ReviewStage
          entry={entry}
          look={look}
          against={entry.earlier.find(({ id }) => id === against) ?? null}
          view={view}
          onViewChange={setView}
          surround={surround}
          comments={comments.filter(({ versionId }) => versionId === entry.version.id)}
          carried={comments.filter(({ id }) => id === selectedId)}
          pin={pin}
          selectedId={selectedId}
          onSelect={select}
          onSkipPin={() => setPinning(false)}
          skipLabel={t(isRejecting ? 'validation.rejecting.unpinned' : 'common.cancel')}
          onDraw={
            isPinning
              ? (annotation) => {
                  setPin(annotation);
                  setPinning(false);
                  setPanelOpen(true);
                }
              : undefined
          }
        />
        <DecidePanel
          entry={entry}
          comments={comments}
          pin={pin}
          onClearPin={() => setPin(null)}
          isPinning={isPinning}
          onPin={() => setPinning(!isPinning)}
          isRejecting={isRejecting}
          onRejected={() => {
            setPin(null);
            setRejecting(false);
            goOn();
          }}
          onCancelReject={() => {
            setPin(null);
            setPinning(false);
            setRejecting(false);
          }}
          selectedId={selectedId}
          onSelect={select}
          onShowDifference={(commentId) => {
            select(commentId);
            setLook('difference');
          }}
          isOpenOnPhone={isPanelOpen}
          onClose={() => setPanelOpen(false)}
          projectId={project.id}
          mayDecide={mayDecide}
        />
      </div>
      <DecideFooter
        isRejecting={isRejecting}
        entry={entry}
        mayDecide={mayDecide}
        isBusy={deciding.isPending}
        error={deciding.error}
        onApprove={approve}
        onReject={reject}
        onUndecide={() => deciding.mutate({ entries: [entry], decision: null })}
        onRemarks={() => setPanelOpen(!isPanelOpen)}
        remarks={comments.filter(({ resolvedAt }) => resolvedAt === null).length}
      />
    </div>
  );
}
