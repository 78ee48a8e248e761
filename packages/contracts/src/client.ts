import type { z } from 'zod';
import { problem as problemSchema, type ErrorCode, type Problem } from './errors.ts';
import type { RouteContract, RouteInput, RouteOutput } from './route.ts';

/** A refusal of the API, or `UNAVAILABLE` when it could not be reached or did not answer with a problem. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}${problem.reason ? ` (${problem.reason})` : ''}: ${problem.detail ?? problem.title}`);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
  get code(): ErrorCode {
    return this.problem.code;
  }
}

export interface ApiClientOptions {
  /** Origin without a trailing slash; empty for the page's own. */
  baseUrl: string;
  fetch?: typeof fetch;
  /** Sent with every request, e.g. a cookie outside a browser. */
  headers?: () => Record<string, string>;
}

/** A GET that answers with a page: `{items, nextCursor}`. */
export type ListContract = RouteContract & { response: z.ZodType<{ items: unknown[]; nextCursor: string | null }> };

const LARGEST_PAGE = 200;

export interface CallOptions {
  signal?: AbortSignal;
  /** Makes a repeated POST harmless. */
  idempotencyKey?: string;
  /** Which bytes of the answer are wanted, as the header of that name says it. */
  range?: string;
}

/** Address of a route: path parameters filled in, query appended (arrays repeat their key). */
export function routeUrl(
  route: RouteContract,
  input: { params?: unknown; query?: unknown } = {},
  baseUrl = '',
): string {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(key, String(item));
  }
  const query = search.toString();
  return `${baseUrl}${path}${query ? `?${query}` : ''}`;
}

/** The typed client of the whole API; what it returns was parsed by the route's own schema. */
export function createApiClient(options: ApiClientOptions) {
  const doFetch = options.fetch ?? fetch;

  async function send(route: RouteContract, input: object, call: CallOptions): Promise<Response> {
    const { body } = input as { body?: unknown };
    const response = await doFetch(routeUrl(route, input, options.baseUrl), {
      method: route.method.toUpperCase(),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(call.idempotencyKey ? { 'idempotency-key': call.idempotencyKey } : {}),
        ...(call.range ? { range: call.range } : {}),
        ...options.headers?.(),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: call.signal,
    });
    if (!response.ok) throw new ApiProblem(await readProblem(response));
    return response;
  }

  return {
    async call<R extends RouteContract>(
      route: R,
      input: RouteInput<R>,
      call: CallOptions = {},
    ): Promise<RouteOutput<R>> {
      const response = await send(route, input as object, call);
      const schema: z.ZodType | undefined = route.response;
      if (!schema) return undefined as RouteOutput<R>;
      return schema.parse(await response.json()) as RouteOutput<R>;
    },
    /** A whole list, page after page. Each page is one answer of bounded size; what is read between two may have changed. */
    async callAll<R extends ListContract>(
      route: R,
      input: RouteInput<R>,
      call: CallOptions = {},
    ): Promise<{ items: z.output<R['response']>['items'] }> {
      const { query, ...rest } = input as { query?: object };
      const items: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: object = { ...rest, query: { limit: LARGEST_PAGE, ...query, ...(cursor && { cursor }) } };
        const answer: { items: unknown[]; nextCursor: string | null } = route.response.parse(
          await (await send(route, page, call)).json(),
        );
        items.push(...answer.items);
        cursor = answer.nextCursor;
      } while (cursor);
      return { items };
    },
    /** For routes that answer with bytes; the caller reads the body. */
    async fetchBytes<R extends RouteContract>(
      route: R,
      input: RouteInput<R>,
      call: CallOptions = {},
    ): Promise<Response> {
      return send(route, input as object, call);
    },
  };
}

export type ApiClient = ReturnType<typeof createApiClient>;

async function readProblem(response: Response): Promise<Problem> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  return { type: 'about:blank', title: response.statusText, status: response.status, code: 'UNAVAILABLE' };
}
