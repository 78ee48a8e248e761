import type { AddressInfo } from 'node:net';
import { serve, type HttpBindings, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyOf } from './body-of.ts';
import { sendingDirectly } from './send-body.ts';

let server: ServerType;
let url: string;
const heard: unknown[] = [];
let closed = Promise.withResolvers<void>();
let arrived = Promise.withResolvers<void>();

async function* chunks(count: number, fails = false): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i++) yield Buffer.alloc(100_000, i);
  if (fails) throw new Error('disk failure');
}

beforeAll(async () => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use('*', async (c, next) => {
    await next();
    c.res.headers.set('x-after', 'yes');
    c.res.headers.append('set-cookie', 'a=1');
    c.res.headers.append('set-cookie', 'b=2');
  });
  const answer = (source: AsyncIterable<Uint8Array>) =>
    new Response(
      bodyOf(
        source,
        () => closed.resolve(),
        (error) => heard.push(error),
      ),
      { status: 206, headers: { 'content-type': 'image/jpeg' } },
    );
  app.get('/whole', () => answer(chunks(50)));
  app.get('/broken', () => answer(chunks(3, true)));
  app.get('/endless', () => answer(chunks(1e9)));
  app.get('/late', async (c) => {
    arrived.resolve();
    await new Promise((resolve) => c.env.outgoing.once('close', resolve));
    return answer(chunks(1e9));
  });
  app.get('/text', (c) => c.text('as ever'));
  const listening = Promise.withResolvers<void>();
  server = serve({ fetch: sendingDirectly(app.fetch), hostname: '127.0.0.1', port: 0 }, () => listening.resolve());
  await listening.promise;
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

it('sends every byte with status and headers, also those of middleware', async () => {
  const response = await fetch(`${url}/whole`);
  expect(response.status).toBe(206);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(response.headers.get('x-after')).toBe('yes');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBe(5_000_000);
  expect(bytes.equals(Buffer.concat(Array.from({ length: 50 }, (_, i) => Buffer.alloc(100_000, i))))).toBe(true);
});

it('lets every other answer go its way', async () => {
  expect(await (await fetch(`${url}/text`)).text()).toBe('as ever');
});

it('breaks the connection off when the source does, and says so', async () => {
  const response = await fetch(`${url}/broken`);
  await expect(response.arrayBuffer()).rejects.toThrow();
  expect(heard).toMatchObject([{ message: 'disk failure' }]);
});

it('ends the source when the reader goes away', async () => {
  closed = Promise.withResolvers();
  heard.length = 0;
  const controller = new AbortController();
  const response = await fetch(`${url}/endless`, { signal: controller.signal });
  await response.body!.getReader().read();
  controller.abort();
  await closed.promise;
  expect(heard).toEqual([]);
});

it('ends the source when the reader had gone before it was opened', async () => {
  closed = Promise.withResolvers();
  arrived = Promise.withResolvers();
  const controller = new AbortController();
  const response = fetch(`${url}/late`, { signal: controller.signal });
  await arrived.promise;
  controller.abort();
  await expect(response).rejects.toThrow();
  await closed.promise;
});
