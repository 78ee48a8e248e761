import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/**
 * One operation of the API. The server's routes, the typed client, the OpenAPI document, the permission check and the
 * tests are all derived from these objects; nothing about an operation is said a second time.
 */
export interface RouteContract {
  /** Unique name: a verb and a noun, e.g. `listProjects`; the OpenAPI operationId. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI form, e.g. `/api/projects/{projectId}`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly permission: Permission;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Absent: 204, or bytes (see `bytes`). */
  readonly response?: z.ZodType;
  readonly status?: 200 | 201 | 202;
  /** Answers with bytes (an image, an archive) rather than JSON. */
  readonly bytes?: true;
}

/** What a caller passes: only the parts the route declares. */
export type RouteInput<R extends RouteContract> = (R['params'] extends z.ZodType
  ? { params: z.input<R['params']> }
  : unknown) &
  (R['query'] extends z.ZodType ? { query?: z.input<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { body: z.input<R['body']> } : unknown);

/** What a handler receives after parsing. */
export type ParsedInput<R extends RouteContract> = {
  params: R['params'] extends z.ZodType ? z.output<R['params']> : undefined;
  query: R['query'] extends z.ZodType ? z.output<R['query']> : undefined;
  body: R['body'] extends z.ZodType ? z.output<R['body']> : undefined;
};

/** What the caller gets back. */
export type RouteOutput<R extends RouteContract> = R['response'] extends z.ZodType ? z.output<R['response']> : void;

/** Keeps the literal types of a contract. */
export function defineRoute<const R extends RouteContract>(route: R): R {
  return route;
}
