import { describe, expect, it } from 'vitest';
import { exposureLine, placeLine } from './capture-facts.ts';

describe('what is said of a capture', () => {
  it('is one line in the reader’s language', () => {
    const metadata = { iso: 640, exposure: { seconds: 0.004, aperture: 2.8, focalLengthMm: 85 } };
    expect(exposureLine(metadata, 'fr')).toBe('1/250 s · f/2,8 · ISO 640 · 85 mm');
    expect(exposureLine({ exposure: { seconds: 2.5, aperture: null } }, 'en')).toBe('2.5 s');
  });

  it('is nothing where the file says nothing, or nonsense', () => {
    expect(exposureLine({}, 'fr')).toBeNull();
    expect(exposureLine({ iso: 'x', exposure: null }, 'fr')).toBeNull();
    expect(placeLine({ latitude: 1 })).toBeNull();
    expect(placeLine({ latitude: 48.85, longitude: -2.35 })).toBe('48.85000, -2.35000');
  });
});
