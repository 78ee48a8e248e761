import type { Annotation } from '@etouch/contracts/common';
import type { Project } from '@etouch/contracts/routes/projects';
import type { Version } from '@etouch/contracts/routes/rounds';
import { Segmented } from '@etouch/ui/segmented';
import { Columns2, Contrast, Layers2, SplitSquareHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { useStoredChoice } from '../../lib/stored-choice.ts';
import { pictureUrl } from '../../lib/picture-url.ts';
import { useSurround } from '../assets/view-controls.tsx';
import { useDecodedAhead } from '../viewer/decode-ahead.ts';
import { SidePanel } from '../viewer/side-panel.tsx';
import { pointedView } from '../viewer/pointed-view.ts';
import { stepZoom, toggleActual, WHOLE } from '../viewer/view-geometry.ts';
import { CheckBar } from './check-bar.tsx';
import { decisionsOf } from './check-entries.ts';
import type { CheckEntry } from './check-entries.ts';
import { CheckKeys } from './check-keys.tsx';
import { CheckInspector } from './check-inspector.tsx';
import { ComparisonStage, MODES } from './comparison-stage.tsx';
import { SendBackDialog } from './send-back-dialog.tsx';
import { useVersionCheck } from './use-version-check.ts';

export interface QualityCheckProps {
  project: Project;
  entries: CheckEntry[];
  current: CheckEntry;
  /** The versions that its photo had before. */
  earlier: Version[];
  onShow: (versionId: string) => void;
}

/** One version beside its original: look, then pass or send back, all by keys. */
export function QualityCheck({ project, entries, current, earlier, onShow }: QualityCheckProps) {
  const { t } = useTranslation();
  const [mode, setMode] = useStoredChoice('check-mode', MODES, 'side');
  const [view, setView] = useState(WHOLE);
  /** A place drawn on one version means nothing on the next. */
  const [drawn, setDrawn] = useState<{ versionId: string; annotation: Annotation } | null>(null);
  const [isAnnotating, setAnnotating] = useState(false);
  const [isSendingBack, setSendingBack] = useState(false);
  const [release, setRelease] = useState(false);
  const [areKeysShown, setKeysShown] = useState(false);
  const { surround, next: nextSurround } = useSurround('grey');
  const at = entries.findIndex(({ version }) => version.id === current.version.id);
  const next = entries[at + 1];
  const previous = entries[at - 1];
  useDecodedAhead([pictureUrl(next?.version.picture, 'preview'), pictureUrl(next?.asset.picture, 'preview')]);
  const draft = drawn?.versionId === current.version.id ? drawn.annotation : null;
  const show = (versionId: string) => {
    setAnnotating(false);
    // The view stays: the next one is seen as closely and at the same place.
    onShow(versionId);
  };
  const check = useVersionCheck(current, () => {
    setSendingBack(false);
    const following = next ?? previous;
    if (following) show(following.version.id);
  });
  const { pass: mayPass, sendBack: maySendBack } = decisionsOf(project, current);
  const pass = mayPass ? () => check.mutate({ decision: 'PASSED', release }) : undefined;
  const sendBack = maySendBack ? () => setSendingBack(true) : undefined;
  const acts: Record<string, () => void> = {
    ArrowRight: () => next && show(next.version.id),
    ArrowLeft: () => previous && show(previous.version.id),
    z: () => setView(toggleActual(view, pointedView())),
    '+': () => setView(stepZoom(view, 1)),
    '-': () => setView(stepZoom(view, -1)),
    l: nextSurround,
    s: () => setMode('slider'),
    o: () => setMode('overlay'),
    d: () => setMode('difference'),
    c: () => setMode('side'),
    a: () => setAnnotating(!isAnnotating),
    p: () => pass?.(),
    Enter: () => pass?.(),
    r: () => sendBack?.(),
    x: () => sendBack?.(),
    '?': () => setKeysShown(true),
    Escape: () => {
      setAnnotating(false);
      setDrawn(null);
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
    <div className="flex min-h-0 grow flex-col">
      <CheckBar
        project={project}
        current={current}
        index={at}
        count={entries.length}
        onPrevious={previous ? () => show(previous.version.id) : undefined}
        onNext={next ? () => show(next.version.id) : undefined}
      >
        <Segmented
          label={t('check.modeLabel')}
          isIconOnly
          value={mode}
          onChange={setMode}
          options={[
            { id: 'side', label: t('check.modes.side'), icon: Columns2, shortcut: 'C' },
            { id: 'slider', label: t('check.modes.slider'), icon: SplitSquareHorizontal, shortcut: 'S' },
            { id: 'overlay', label: t('check.modes.overlay'), icon: Layers2, shortcut: 'O' },
            { id: 'difference', label: t('check.modes.difference'), icon: Contrast, shortcut: 'D' },
          ]}
        />
      </CheckBar>
      <div className="flex min-h-0 grow flex-col lg:flex-row">
        <ComparisonStage
          projectId={project.id}
          current={current}
          mode={mode}
          view={view}
          onViewChange={setView}
          surround={surround}
          draft={draft}
          onDraw={
            isAnnotating
              ? (annotation) => {
                  setDrawn({ versionId: current.version.id, annotation });
                  setAnnotating(false);
                }
              : undefined
          }
        />
        <SidePanel>
          <CheckInspector
            project={project}
            current={current}
            earlier={earlier}
            onShowDifference={() => setMode('difference')}
            isAnnotating={isAnnotating}
            hasDraft={draft !== null}
            onAnnotate={() => setAnnotating(!isAnnotating)}
            release={release}
            onReleaseChange={setRelease}
            isBusy={check.isPending}
            error={check.error}
            onPass={pass}
            onSendBack={sendBack}
          />
        </SidePanel>
      </div>
      <CheckKeys isOpen={areKeysShown} onOpenChange={setKeysShown} />
      {isSendingBack ? (
        <SendBackDialog
          name={current.asset.name}
          hasAnnotation={draft !== null}
          isBusy={check.isPending}
          error={check.error}
          onClose={() => setSendingBack(false)}
          onConfirm={(reason) => check.mutate({ decision: 'SENT_BACK', reason, annotation: draft ?? undefined })}
        />
      ) : null}
    </div>
  );
}
