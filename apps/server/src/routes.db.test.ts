import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { permissions } from '@etouch/contracts/permissions';
import type { RouteContract } from '@etouch/contracts/route';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from './app.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let mounted: RouteContract[];
let contracts: RouteContract[];

beforeAll(async () => {
  server = await startTestServer();
  mounted = createApp(server.deps).mounted;
  contracts = await everyContract();
});
afterAll(() => server.close());

async function everyContract(): Promise<RouteContract[]> {
  const folder = path.resolve(import.meta.dirname, '../../../packages/contracts/src/routes');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await Promise.all(
    files.map((file) => import(path.join(folder, file)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isContract);
}

function isContract(value: unknown): value is RouteContract {
  return typeof value === 'object' && value !== null && 'permission' in value && 'method' in value && 'path' in value;
}

describe('the API', () => {
  it('serves every operation of the contract, and nothing else', () => {
    const ids = (routes: RouteContract[]) => routes.map(({ id }) => id).sort();
    expect(ids(mounted)).toEqual(ids(contracts));
    expect(new Set(ids(contracts)).size).toBe(contracts.length);
  });

  it('answers every list page by page, or says why not', () => {
    const shapeOf = ({ response }: RouteContract) => (response instanceof z.ZodObject ? response.shape : {});
    const whole = contracts.filter((route) => {
      const shape = shapeOf(route);
      return route.method === 'get' && shape['items'] instanceof z.ZodArray && !('nextCursor' in shape);
    });
    expect(whole.map(({ id }) => id).toSorted()).toEqual([
      // A project has one announcement for each kind of file.
      'listDeletions',
      // The newest 200, and in the demonstration alone.
      'listMailboxMessages',
      // The studio's own and the few clients for whom something else was agreed, edited as one table.
      'listRetentionPolicies',
      // A price list, in an order of the studio's own.
      'listRetouchCategories',
    ]);
  });

  it('has a permission on every operation', () => {
    for (const route of mounted) expect(Object.keys(permissions)).toContain(route.permission);
  });

  it('answers nobody without a session, except where the contract says so', async () => {
    for (const { permission, method, path: template, id } of mounted) {
      if (permission === 'public') continue;
      const address = template.replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
      const headers = { 'content-type': 'application/json', cookie: 'etouch.session_token=forged.forged' };
      const upper = method.toUpperCase();
      const answer = await server.request(address, {
        method: upper,
        headers,
        body: upper === 'GET' ? undefined : '{}',
      });
      expect([id, answer.status]).toEqual([id, 401]);
    }
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const document = (await (await server.request('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const described = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((one) => one.operationId),
    );
    expect(described.sort()).toEqual(mounted.map(({ id }) => id).sort());
  });
});
