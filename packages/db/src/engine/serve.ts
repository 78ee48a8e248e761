/** The engine's methods by their names in the protocol; each takes the request's parameters. */
export type EngineMethods = (method: string, params: unknown) => Promise<unknown>;

interface Request {
  id: number;
  method: string;
  params?: unknown;
}

/** Prisma's code for "the engine refused"; the reason is in `data`. */
const USER_ERROR = 4466;
/** Ids of our own requests; the CLI's count up from 1. */
const PRINT_IDS = 1_000_000;

/**
 * Answers JSON-RPC requests, one a line, until the lines end.
 * @param write sends one line (with its newline) back
 */
export async function serve(
  lines: AsyncIterable<string>,
  call: EngineMethods,
  write: (line: string) => void,
): Promise<void> {
  const send = (message: object) => write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  for await (const line of lines) {
    const request = parseRequest(line);
    if (!request) continue;
    try {
      const result = await call(request.method, request.params);
      send({ id: request.id, result: printed(request, result, send) ?? {} });
    } catch (error) {
      send({ id: request.id, error: describe(error) });
    }
  }
}

/** Undefined for the CLI's acknowledgements of our own requests. */
function parseRequest(line: string): Request | undefined {
  if (line.trim() === '') return undefined;
  const value = JSON.parse(line) as Partial<Request>;
  return typeof value.method === 'string' && typeof value.id === 'number'
    ? { id: value.id, method: value.method, params: value.params }
    : undefined;
}

/** The text of a difference reaches the CLI's output as a `print` request, not with the result. */
function printed(request: Request, result: unknown, send: (message: object) => void): unknown {
  if (request.method !== 'diff' || typeof result !== 'object' || result === null || !('stdout' in result))
    return result;
  if (typeof result.stdout !== 'string') return result;
  send({ id: PRINT_IDS + request.id, method: 'print', params: { content: result.stdout } });
  return { ...result, stdout: null };
}

function describe(error: unknown): object {
  const known = error as { message?: string; code?: string; meta?: object };
  const message = known.message ?? String(error);
  return {
    code: USER_ERROR,
    message,
    data: { is_panic: false, message, error_code: known.code ?? null, meta: known.meta ?? {} },
  };
}
