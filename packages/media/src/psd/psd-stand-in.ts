import { writeStandIn, type StandInLayout } from '../decode/stand-in-tiff.ts';
import { labProfile, linearProfile } from '../icc/made-profiles.ts';
import { profileChannels } from '../icc/read-profile.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { openComposite, planeRowBytes } from './composite-rows.ts';
import { interleave } from './interleave.ts';
import { colourChannels, type Psd } from './read-psd.ts';

/** Bytes of all planes that are unpacked at a time. */
const BAND_BYTES = 8 * 1024 * 1024;

/**
 * Writes the flattened picture as a TIFF that libvips reads, with the document's profile. Transparency is left out: the
 * flattened picture is stored as it looks on white.
 * @throws Refused when the data is damaged or cut short
 */
export async function writePsdStandIn(read: ReadAt, size: number, psd: Psd, path: string): Promise<StandInLayout> {
  const planes = await openComposite(read, size, psd);
  const layout = layoutOf(psd);
  const band = Math.max(1, Math.floor(BAND_BYTES / (planeRowBytes(psd) * colourChannels[psd.mode])));
  await writeStandIn(path, layout, async (standIn) => {
    for (let first = 0; first < psd.height; first += band) {
      const last = Math.min(psd.height, first + band);
      await standIn.write(interleave(psd, await planes(first, last), last - first));
    }
  });
  return layout;
}

/** What the pixels become: palettes and Lab pass as RGB, floating point as 16 bits of light. */
function layoutOf(psd: Psd): StandInLayout {
  const { width, height, mode, depth } = psd;
  const channels = mode === 'INDEXED' ? 3 : colourChannels[mode];
  const bits = depth > 8 || mode === 'LAB' ? 16 : 8;
  const fits = psd.profile && profileChannels(psd.profile) === channels ? psd.profile : null;
  const light = depth === 32 && channels === 3 ? (fits ?? linearProfile()) : fits;
  return { width, height, channels, bits, profile: mode === 'LAB' ? labProfile() : light };
}
