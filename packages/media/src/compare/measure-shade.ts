import { meanOver, type Differences } from './local-difference.ts';

/** Half the sides of the squares over which a difference is averaged: what must be seen in both is a shade. */
const [CLOSE, WIDE] = [4, 12];
/**
 * ΔE from which the mean of such a square is a change. Encoding rounds the mean of a block by half a step at most: at
 * quality 60 (steps 13 and 14, eight times a level; Annex K of ITU-T T.81 scaled as libjpeg does) by 0.8 levels of light
 * and 0.9 of colour, which is ΔE 0.6 where the eye is keenest. Twice that is no chance, even of a single block.
 */
const PLAIN = 1.3;
/** The whole picture's tone is known to a fifth of itself, and to ΔE 1.2 at worst. */
const [TONE_KNOWN_TO, TONED] = [0.2, 1.2];
/** Per level of spread: encoders and resampling take from an edge what they do not give back beside it. */
const [BY_SPREAD, BY_SPREAD_MOVED] = [0.02, 0.03];

/**
 * Where a picture became lighter, darker or of another colour by little but evenly, more than around: by how much its mean
 * difference over a square lies beyond what encoding does to means. Dodging and burning by a few levels is found by this
 * alone; a vignette that was taken out of the whole is not called a change of every place.
 * @param local what differs per pixel, more than around
 * @param spread levels around each pixel
 * @param tone levels by which the whole picture's tone was changed, at most; 0 for not at all
 */
export function measureShade(
  local: Differences,
  spread: Float32Array,
  width: number,
  height: number,
  { isMoved, tone }: { isMoved: boolean; tone: number },
): Float32Array {
  const bySpread = isMoved ? BY_SPREAD_MOVED : BY_SPREAD;
  const plain = PLAIN + Math.min(TONED, TONE_KNOWN_TO * tone);
  const close = meanOver(local, width, height, CLOSE);
  const wide = meanOver(local, width, height, WIDE);
  for (let at = 0; at < close.length; at++)
    close[at] = Math.min(close[at]!, wide[at]!) - plain - bySpread * spread[at]!;
  return close;
}
