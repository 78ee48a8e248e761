import type { View } from './view-geometry.ts';

/** There is one mouse: the stage it is over, and the actual size at that place. */
let pointed: { stage: object; view: () => View } | null = null;

/** The mouse is over a stage. */
export function pointAt(stage: object, view: () => View): void {
  pointed = { stage, view };
}

/** It left that stage, or the stage is gone. */
export function pointAway(stage: object): void {
  if (pointed?.stage === stage) pointed = null;
}

/** Actual size where the mouse is; null while it is over no stage. */
export const pointedView = (): View | null => pointed?.view() ?? null;
