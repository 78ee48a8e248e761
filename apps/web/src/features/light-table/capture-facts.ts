import { formatNumber } from '../../lib/format.ts';

type Fields = Record<string, unknown>;

/** "1/250 s · f/2,8 · ISO 640 · 85 mm", of what the file says; null when it says none of it. */
export function exposureLine(metadata: Fields, language: string): string | null {
  const exposure = (metadata['exposure'] ?? {}) as Fields;
  const number = (value: unknown) => (typeof value === 'number' && value > 0 ? value : null);
  const [seconds, aperture, focal] = [exposure['seconds'], exposure['aperture'], exposure['focalLengthMm']].map(number);
  const iso = number(metadata['iso']);
  const parts = [
    seconds
      ? seconds < 0.4
        ? `1/${formatNumber(Math.round(1 / seconds), language)} s`
        : `${formatNumber(round(seconds), language)} s`
      : null,
    aperture ? `f/${formatNumber(round(aperture), language)}` : null,
    iso ? `ISO ${iso}` : null,
    focal ? `${formatNumber(round(focal), language)} mm` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : null;
}

/** Degrees as maps take them: "48,85000, 2,35000" would be three numbers, so the point stays a point. */
export function placeLine({ latitude, longitude }: Fields): string | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
