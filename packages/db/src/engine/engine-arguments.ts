export interface EngineArguments {
  /** Schema files. */
  datamodels: string[];
  /** Connection string of the one database the engine may open. */
  url: string | undefined;
  /** `can-connect-to-database` and the like: one question instead of a conversation. */
  command: string | undefined;
  version: boolean;
}

/**
 * Reads the command line with which Prisma's CLI starts its schema engine:
 * `--datamodels FILE…`, `--datasource JSON`, `cli COMMAND`, `--version`. Options that do not concern us are passed over.
 */
export function parseEngineArguments(argv: readonly string[]): EngineArguments {
  const parsed: EngineArguments = { datamodels: [], url: undefined, command: undefined, version: false };
  for (let index = 0; index < argv.length; index += 1) {
    const value = argv[index + 1];
    if (argv[index] === '--version') parsed.version = true;
    else if (argv[index] === '--datamodels' && value !== undefined) parsed.datamodels.push(value);
    else if (argv[index] === '--datasource' && value !== undefined) parsed.url = readUrl(value) ?? parsed.url;
    else if (argv[index] === 'cli') {
      parsed.command = value;
      break;
    } else continue;
    if (argv[index] !== '--version') index += 1;
  }
  return parsed;
}

function readUrl(json: string): string | undefined {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || !('url' in value)) return undefined;
  return typeof value.url === 'string' ? value.url : undefined;
}
