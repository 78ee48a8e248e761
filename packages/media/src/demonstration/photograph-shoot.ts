import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { DemonstrationPhotograph, ThreadData } from './demonstration.ts';
import { cameraExif } from './camera-exif.ts';
import { developmentFor, retouchedDevelopment } from './developments.ts';
import { addDust } from './flaws.ts';
import type { Studio } from './render/backdrop.ts';
import { focus } from './render/depth-of-field.ts';
import type { Development } from './render/develop.ts';
import { develop } from './render/develop.ts';
import { castGroundLight } from './render/ground-light.ts';
import { renderFrame } from './render/render-frame.ts';
import type { Frame } from './render/scene.ts';
import { lightStudio } from './render/studio.ts';
import { buildWorld } from './render/world.ts';
import type { Setup, Shoot } from './shoots.ts';

/** Share of the final size at which rays are cast; lens and grain hide the rest. */
const RENDER_SCALE = 0.45;
const DRAFT_SCALE = RENDER_SCALE / 3;
const CAMERA_DISTANCE = 8;
const APERTURE = 0.02;

/** Takes every wanted photograph of one product: one rendering per position, one development per photograph. */
export async function photographShoot(
  shoot: Shoot,
  wanted: readonly DemonstrationPhotograph[],
  { outputDir, draft }: Pick<ThreadData, 'outputDir' | 'draft'>,
  taken: () => void,
): Promise<void> {
  const world = buildWorld(shoot.scene());
  const studio = { world, lamps: lightStudio(world.scene), groundLight: castGroundLight(world) };
  for (const setup of shoot.setups) {
    const names = new Set(setup.exposures.map(({ fileName }) => fileName));
    const photographs = wanted.filter(({ fileName }) => names.has(fileName));
    if (photographs.length === 0) continue;
    const frame = expose(studio, setup, photographs[0]!, draft ? DRAFT_SCALE : RENDER_SCALE);
    for (const photograph of photographs) {
      await writeOriginal(frame, photograph, outputDir);
      taken();
    }
  }
}

function expose(studio: Studio, setup: Setup, { width, height }: DemonstrationPhotograph, scale: number): Frame {
  const camera = { ...setup, distance: CAMERA_DISTANCE, aperture: APERTURE };
  const frame = renderFrame(studio, camera, Math.round(width * scale), Math.round(height * scale));
  focus(frame, CAMERA_DISTANCE, APERTURE);
  return frame;
}

async function writeOriginal(frame: Frame, photograph: DemonstrationPhotograph, outputDir: string): Promise<void> {
  const how = developmentFor(photograph);
  await writeJpeg(frame, photograph, how, join(outputDir, photograph.fileName), photograph.flaw === 'DUST');
  if (!photograph.retouchedFileName) return;
  await writeJpeg(frame, photograph, retouchedDevelopment(how), join(outputDir, photograph.retouchedFileName), false);
}

async function writeJpeg(
  frame: Frame,
  photograph: DemonstrationPhotograph,
  how: Development,
  path: string,
  dusty: boolean,
): Promise<void> {
  const { width, height } = photograph;
  const data = await develop(frame, width, height, how);
  if (dusty) addDust(data, width, height, how.seed);
  await sharp(data, { raw: { width, height, channels: 3 } })
    .withExif(cameraExif(photograph))
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toFile(`${path}.part`);
  await rename(`${path}.part`, path);
}
