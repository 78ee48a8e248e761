import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMediaProcess } from './child/media-process.ts';
import { temporaryDirectory } from './testing/sample-images.ts';

/** Real files beside the checkout, where there are any; the project needs none of them. */
const SAMPLES = process.env['ETOUCH_SAMPLES'] ?? join(import.meta.dirname, '../../../../shared/samples');

it('crashes on no sample and makes pictures of every supported one', { timeout: 120_000 }, async () => {
  const files = ['photos', 'psd', 'raw'].flatMap((folder) => {
    const path = join(SAMPLES, folder);
    return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
  });
  const media = createMediaProcess();
  const output = await temporaryDirectory();
  const unexpected: string[] = [];
  for (const [i, file] of files.entries()) {
    const result = await media.processOriginal(file, join(output, String(i)));
    const photo = /\.(jpe?g|png|webp|avif|tiff?|heic|ps[db])$/i.test(file);
    const expected = photo
      ? result.ok
      : !result.ok &&
        ['FORMAT_NOT_SUPPORTED_YET', 'UNKNOWN_FORMAT', 'NO_PREVIEW', 'TRUNCATED', 'SIDECAR'].includes(result.code);
    if (!expected) unexpected.push(`${file}: ${JSON.stringify(result)}`);
  }
  await media.close();
  expect(unexpected).toEqual([]);
});
