import { ORIGIN } from './test-server.ts';

export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** Sends files as a tus client does, one request at a time, so that a test can stop anywhere. */
export interface TusClient {
  /** @param key announced again under it, it is the same upload */
  create(metadata: Record<string, string>, size: number, key?: string): Promise<Response>;
  patch(location: string, offset: number, content: Uint8Array | ReadableStream<Uint8Array>): Promise<Response>;
  head(location: string): Promise<Response>;
  remove(location: string): Promise<Response>;
  /** Creation and all bytes in one PATCH; answers the last response. */
  upload(metadata: Record<string, string>, content: Uint8Array): Promise<Response>;
}

/** @param cookies of someone signed in */
export function createTusClient(send: Send, cookies: string, origin = ORIGIN): TusClient {
  const request = (path: string, method: string, headers: Record<string, string>, body?: BodyInit) =>
    send(path, {
      method,
      headers: { 'tus-resumable': '1.0.0', cookie: cookies, origin, ...headers },
      body,
      duplex: 'half',
    } as RequestInit);
  const client: TusClient = {
    create: (metadata, size, key) =>
      request('/api/uploads', 'POST', {
        ...(key !== undefined && { 'idempotency-key': key }),
        'upload-length': String(size),
        'upload-metadata': Object.entries(metadata)
          .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
          .join(','),
      }),
    patch: (location, offset, content) =>
      request(
        location,
        'PATCH',
        { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        content as BodyInit,
      ),
    head: (location) => request(location, 'HEAD', {}),
    remove: (location) => request(location, 'DELETE', {}),
    async upload(metadata, content) {
      const created = await client.create(metadata, content.byteLength);
      if (created.status !== 201 || content.byteLength === 0) return created;
      return client.patch(created.headers.get('location') ?? '', 0, content);
    },
  };
  return client;
}
