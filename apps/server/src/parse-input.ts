import type { RouteContract } from '@etouch/contracts/route';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Context } from 'hono';
import type { z } from 'zod';

export interface Input {
  params: unknown;
  query: unknown;
  body: unknown;
}

/**
 * The parts of a request that the route declares, parsed; what it does not declare is not read.
 * @throws Refusal INVALID_INPUT naming the field, NOT_FOUND for an id in the path that cannot exist
 */
export async function parseInput(route: RouteContract, c: Context): Promise<Input> {
  const params = parsePart('params', route.params, c.req.param());
  const query = parsePart('query', route.query, route.query ? readQuery(route.query, new URL(c.req.url)) : undefined);
  const body = route.body ? parsePart('body', route.body, await readJson(c)) : undefined;
  return { params, query, body };
}

function parsePart(part: keyof Input, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (part === 'params') throw new Refusal('NOT_FOUND');
  const issue = parsed.error.issues[0]!;
  throw new Refusal('INVALID_INPUT', { reason: issue.code, field: [part, ...issue.path].join('.') });
}

/** A repeated key is a list; a key whose schema is a list is one even when it appears once. */
function readQuery(schema: z.ZodObject, url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key);
    query[key] = values.length > 1 || isList(schema.shape[key]) ? values : values[0]!;
  }
  return query;
}

function isList(schema: unknown): boolean {
  const type = schema as { def?: { type: string; innerType?: unknown; out?: unknown } } | undefined;
  if (!type?.def) return false;
  if (type.def.type === 'array') return true;
  return isList(type.def.innerType ?? type.def.out);
}

async function readJson(c: Context): Promise<unknown> {
  // A form of another site can send text, never JSON: the media type is part of the defence.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new Refusal('INVALID_INPUT', { reason: 'JSON_EXPECTED', field: 'body' });
  }
  try {
    return await c.req.json();
  } catch {
    throw new Refusal('INVALID_INPUT', { reason: 'MALFORMED_JSON', field: 'body' });
  }
}
