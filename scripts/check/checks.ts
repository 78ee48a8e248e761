import { Failure } from '../bootstrap/failure.mjs';
import { inRoot, node24 } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';

interface Check {
  name: string;
  /** The tool's script and its arguments, once per part where it takes several runs. */
  commands: string[][];
}

const tool = (file: string, ...args: string[]) => [inRoot(`node_modules/${file}`), ...args];
const tsc = (project: string) => tool('typescript/bin/tsc', '-p', project);

/** Each looks at the whole checkout; package.json has every one as `check:<name>` to run alone. */
export const CHECKS: Check[] = [
  { name: 'types', commands: ['tsconfig.json', 'apps/web/tsconfig.json', 'packages/ui/tsconfig.json'].map(tsc) },
  { name: 'lint', commands: [tool('oxlint/bin/oxlint', '--type-aware')] },
  { name: 'format', commands: [tool('oxfmt/bin/oxfmt', '--check', '.')] },
  {
    name: 'imports',
    commands: [
      tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        'apps',
        'packages',
        'e2e',
        'bench',
        'scripts',
      ),
    ],
  },
  { name: 'unused', commands: [tool('knip/bin/knip.js', '--no-config-hints')] },
];

export interface Outcome {
  name: string;
  passed: boolean;
  seconds: number;
  output: string;
}

/** Runs one check to its end; a failing tool is an outcome, not an error. */
export async function runCheck({ name, commands }: Check): Promise<Outcome> {
  const began = performance.now();
  const outcome = (passed: boolean, output: string) => ({
    name,
    passed,
    seconds: (performance.now() - began) / 1000,
    output,
  });
  const outputs: string[] = [];
  let passed = true;
  for (const command of commands) {
    await run(node24, command).then(
      (output) => outputs.push(output),
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        passed = false;
        outputs.push(error.output || error.message);
      },
    );
  }
  return outcome(passed, outputs.join('\n'));
}
