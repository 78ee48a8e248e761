import { parseArgs } from 'node:util';
import type { Bench, Metric } from './metric.ts';
import { benchFirstpage } from './firstpage/bench-firstpage.ts';
import { benchGrid } from './grid/bench-grid.ts';
import { benchIngest } from './ingest/bench-ingest.ts';
import { benchRls } from './rls/bench-rls.ts';
import { benchStart } from './start/bench-start.ts';
import { benchUpload } from './upload/bench-upload.ts';
import { benchViewer } from './viewer/bench-viewer.ts';
import { benchWeb } from './web/bench-web.ts';
import { benchZip } from './zip/bench-zip.ts';

const BENCHES: Record<string, Bench> = {
  start: benchStart,
  web: benchWeb,
  rls: benchRls,
  grid: benchGrid,
  ingest: benchIngest,
  viewer: benchViewer,
  upload: benchUpload,
  zip: benchZip,
  firstpage: benchFirstpage,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
    small: { type: 'boolean', default: false },
  },
});
const unknown = positionals.find((name) => !Object.hasOwn(BENCHES, name));
const runs = Number(values.runs);
if (unknown !== undefined || !Number.isInteger(runs) || runs < 1) {
  console.error(`Usage: pnpm bench [${Object.keys(BENCHES).join(' | ')}] [--runs N] [--small] [--json]`);
  process.exit(2);
}

/** One JSON line per metric, or one for people. */
function print(metric: Metric): void {
  const { name, value, unit, baseline, ratio, n } = metric;
  console.log(
    values.json
      ? JSON.stringify({ name, value, unit, baseline, ratio, n })
      : `${name}: ${value} ${unit} (baseline ${baseline} ${unit}, ${ratio} times, n = ${n})`,
  );
}

for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES))
  for (const metric of await BENCHES[name]!({ runs, small: values.small })) print(metric);
