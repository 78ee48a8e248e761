import { expect, test } from 'vitest';
import { benchGrid } from './grid/bench-grid.ts';
import { benchIngest } from './ingest/bench-ingest.ts';
import type { Bench } from './metric.ts';
import { benchUpload } from './upload/bench-upload.ts';
import { benchRls } from './rls/bench-rls.ts';
import { benchZip } from './zip/bench-zip.ts';

/** Not for their figures: so that they still work when somebody wants them. */
test.each([
  ['rls', benchRls, 6],
  ['grid', benchGrid, 4],
  ['ingest', benchIngest, 1],
  ['upload', benchUpload, 3],
  ['zip', benchZip, 3],
] satisfies [string, Bench, number][])('%s measures', async (_name, bench, rows) => {
  const metrics = await bench({ runs: 1, small: true });
  expect(metrics).toHaveLength(rows);
  for (const metric of metrics) {
    expect(metric.value).toBeGreaterThan(0);
    expect(metric.baseline).toBeGreaterThan(0);
  }
});
