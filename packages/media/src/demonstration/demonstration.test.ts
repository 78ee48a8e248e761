import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareImages } from '../compare/compare-images.ts';
import { probeFile } from '../probe/probe-file.ts';
import { temporaryDirectory } from '../testing/sample-images.ts';
import { listDemonstrationPhotographs, renderDemonstrationPhotographs } from './demonstration.ts';

it('lists several dozen photographs under distinct names, with bursts, flaws and retouched versions', () => {
  const all = listDemonstrationPhotographs();
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(new Set(all.map(({ fileName }) => fileName)).size).toBe(all.length);
  expect(new Set(all.map(({ burst }) => burst)).size).toBeGreaterThan(3);
  expect(new Set(all.map(({ flaw }) => flaw)).size).toBe(6);
  expect(all.filter(({ retouched }) => retouched).length).toBeGreaterThan(10);
});

it(
  'renders the same photograph every time, with camera facts and a retouched version that differs',
  { timeout: 60_000 },
  async () => {
    const [first, second] = [await temporaryDirectory(), await temporaryDirectory()];
    const only = ['Grès-0001.jpg'];
    const [photograph] = await renderDemonstrationPhotographs({ outputDir: first, only, concurrency: 1 });
    await renderDemonstrationPhotographs({ outputDir: second, only, concurrency: 1 });
    const path = join(first, 'Grès-0001.jpg');
    expect((await readFile(path)).equals(await readFile(join(second, 'Grès-0001.jpg')))).toBe(true);
    expect(await probeFile(path)).toMatchObject({
      ok: true,
      facts: { width: 1200, height: 1800, camera: 'Etouch Studio 1', capturedAt: photograph!.capturedAt },
    });
    const { differingBasisPoints } = await compareImages(
      path,
      join(first, photograph!.retouchedFileName!),
      join(first, 'heat.png'),
    );
    expect(differingBasisPoints).toBeGreaterThan(2000);
  },
);
