/** Names of fields that never reach a log, whatever holds them. */
const SECRET = /password|secret|token|cookie|authorization|credential/i;

type Fields = Record<string, unknown>;

/** One line of JSON per event, on the standard streams; the operator's tools take it from there. */
export const log = {
  info: (event: string, fields: Fields = {}) => write(process.stdout, 'info', event, fields),
  warn: (event: string, fields: Fields = {}) => write(process.stderr, 'warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write(process.stderr, 'error', event, { ...fields, ...describe(error) }),
};

function write(stream: NodeJS.WritableStream, level: string, event: string, fields: Fields): void {
  const line = { time: new Date().toISOString(), level, event, ...fields };
  stream.write(`${JSON.stringify(line, (key, value: unknown) => (SECRET.test(key) ? '[kept out]' : value))}\n`);
}

/** Only what a defect is found by: an error's own properties may carry a query with its values. */
function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, message: error.message, stack: error.stack };
}
