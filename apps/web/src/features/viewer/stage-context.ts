import { createContext, useContext } from 'react';
import type { Box, Size } from './view-geometry.ts';

/** Where a picture stands in its stage at this moment. */
export interface StagePlace {
  /** The picture's box in the stage, CSS pixels. */
  box: Box;
  stage: Size;
  /** Device pixels per CSS pixel. */
  ratio: number;
  /** Larger or smaller than whole: somebody looks closely. */
  isZoomed: boolean;
}

export const StageContext = createContext<StagePlace | null>(null);

/** The place of the picture that is drawn; null outside a stage. */
export const useStagePlace = (): StagePlace | null => useContext(StageContext);
