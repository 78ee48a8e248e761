import type { DemonstrationPhotograph } from './demonstration.ts';
import type { Flaw } from './flaws.ts';
import type { Development } from './render/develop.ts';

const FLAWS: Record<Flaw, Partial<Development>> = {
  UNDEREXPOSED: { exposure: -1.7, grain: 13 },
  OVEREXPOSED: { exposure: 1.5, contrast: 0.3 },
  BLURRED: { blur: 7 },
  COLOUR_CAST: { warmth: 0.75, contrast: 0.3 },
  DUST: {},
};

/** How an original comes out of the camera: a little flat, as files for retouching are, plus its flaw. */
export function developmentFor({ fileName, flaw, burst, retouched }: DemonstrationPhotograph): Development {
  const seed = seedOf(fileName);
  const jitter = (shift: number): number => (((seed >>> shift) & 15) / 15 - 0.5) * 2;
  const base: Development = {
    exposure: (retouched ? -0.22 : 0.12) + jitter(0) * 0.05,
    warmth: (retouched ? 0.16 : 0.02) + jitter(4) * 0.02,
    contrast: retouched ? 0.28 : 0.5,
    saturation: retouched ? 0.98 : 1.14,
    grain: 6,
    vignette: retouched ? 0.34 : 0.2,
    seed,
  };
  const shift = [Math.round(jitter(8) * 7), Math.round(jitter(12) * 5)] as const;
  return { ...base, ...(flaw ? FLAWS[flaw] : {}), ...(burst ? { shift } : {}) };
}

/** What a retoucher makes of the same capture: brighter, neutral, richer, its background even, its grain calm. */
export function retouchedDevelopment(original: Development): Development {
  return { ...original, exposure: 0.26, warmth: 0, contrast: 0.62, saturation: 1.2, vignette: 0.04, grain: 3 };
}

/** A number that depends on the name alone, so that adding a photograph changes no other. */
function seedOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619);
  return hash >>> 0;
}
