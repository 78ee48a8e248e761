import type { Annotation, Picture } from '@etouch/contracts/common';
import { routeUrl } from '@etouch/contracts/client';
import type { Comment } from '@etouch/contracts/routes/comments';
import { getVersionMedia } from '@etouch/contracts/routes/media';
import type { Version } from '@etouch/contracts/routes/rounds';
import type { Surround } from '@etouch/ui/surround';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PinnedLayer } from '../comments/pinned-layer.tsx';
import { DifferenceMap } from '../quality-check/difference-map.tsx';
import { HeldOriginal } from '../quality-check/held-original.tsx';
import { Contained } from '../viewer/contained.tsx';
import { SliderPictures } from '../viewer/slider-pictures.tsx';
import { Stage } from '../viewer/stage.tsx';
import { showableOriginal, StagePicture } from '../viewer/stage-picture.tsx';
import type { View } from '../viewer/view-geometry.ts';
import { useIsTouch } from '../selection/use-is-touch.ts';
import { HeldBefore } from './held-before.tsx';
import { PinHint } from '../selection/pin-hint.tsx';
import type { ReviewEntry } from './review-entries.ts';

/** The ways to look at a version: under a slider, beside what it is compared to, alone (B shows the other), what changed. */
export const LOOKS = ['slider', 'side', 'overlay', 'difference'] as const;
export type Look = (typeof LOOKS)[number];

export interface ReviewStageProps {
  entry: ReviewEntry;
  look: Look;
  /** The earlier version it is compared to; null is the original. */
  against: Version | null;
  view: View;
  onViewChange: (view: View) => void;
  surround: Surround;
  comments: Comment[];
  /** A remark of an earlier version, shown at its place while it is looked into. */
  carried: Comment[];
  pin: Annotation | null;
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** Leaves the pointing, and what that means: a rejection may also be about the whole photo. */
  onSkipPin: () => void;
  skipLabel: string;
  /** Given, the version's picture takes drawings. */
  onDraw?: (annotation: Annotation) => void;
}

/** A version against the original or an earlier version, with the places of its remarks. */
export function ReviewStage({ entry, look, against, view, onViewChange, surround, ...layer }: ReviewStageProps) {
  const { t } = useTranslation();
  const isTouch = useIsTouch();
  const { asset, version } = entry;
  const before: Picture = against?.picture ?? asset.picture;
  const beforeName = against ? t('validation.version', { number: against.number }) : t('validation.before');
  const afterName = t('validation.after', { number: version.number });
  const size = { width: version.picture.width ?? 3000, height: version.picture.height ?? 2000 };
  const stage = { view, onViewChange, surround };
  const isDrawing = layer.onDraw !== undefined;
  const made = (
    <StagePicture
      key={version.id}
      picture={version.picture}
      alt={afterName}
      originalUrl={showableOriginal(
        version.fileName,
        routeUrl(getVersionMedia, { params: { versionId: version.id, kind: 'original' } }),
      )}
      tilesOf={{ kind: 'version', id: version.id }}
    />
  );
  const earlier = (
    <StagePicture
      key={against?.id ?? asset.assetId}
      picture={before}
      alt={beforeName}
      originalUrl={null}
      tilesOf={against ? { kind: 'version', id: against.id } : { kind: 'asset', id: asset.assetId }}
    />
  );
  const fitted = <Contained picture={before}>{earlier}</Contained>;
  const pins = (
    <PinnedLayer
      comments={[
        ...layer.comments,
        ...layer.carried.filter(({ id }) => layer.comments.every((known) => known.id !== id)),
      ]}
      draft={layer.pin}
      selectedId={layer.selectedId}
      onSelect={layer.onSelect}
      onDraw={layer.onDraw}
    />
  );
  if (look === 'side' && !isDrawing)
    return (
      <div className="flex min-h-0 min-w-0 grow gap-px bg-line max-sm:flex-col">
        <Named name={beforeName}>
          <Stage
            {...stage}
            picture={{ width: before.width ?? size.width, height: before.height ?? size.height }}
            label={beforeName}
          >
            {earlier}
          </Stage>
        </Named>
        <Named name={afterName}>
          <Stage {...stage} picture={size} label={afterName}>
            {made}
            {pins}
          </Stage>
        </Named>
      </div>
    );
  const isSlider = look === 'slider' && !isDrawing;
  return (
    <div className="relative flex min-h-0 min-w-0 grow">
      <Stage {...stage} picture={size} label={afterName} isBusy={isDrawing || isSlider}>
        {isSlider ? (
          <SliderPictures
            before={{ picture: fitted, name: beforeName }}
            after={{ picture: made, name: afterName }}
            label={t('validation.sliderHandle')}
          />
        ) : (
          made
        )}
        {look === 'overlay' && !isDrawing && !isTouch ? <HeldOriginal>{fitted}</HeldOriginal> : null}
        {look === 'overlay' && !isDrawing && isTouch ? <HeldBefore name={beforeName}>{fitted}</HeldBefore> : null}
        {look === 'difference' && !isDrawing ? <DifferenceMap key={version.id} versionId={version.id} /> : null}
        {pins}
      </Stage>
      {isDrawing ? <PinHint onSkip={layer.onSkipPin} skipLabel={layer.skipLabel} /> : null}
    </div>
  );
}

function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-0 min-w-0 grow basis-0 flex-col">
      <p className="flex h-7 shrink-0 items-center border-b border-line bg-panel px-3 text-12 text-muted">{name}</p>
      {children}
    </div>
  );
}
