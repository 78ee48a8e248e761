import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, S3Request } from './answer.ts';
import { verifyBody, type VerifiedBody } from './body.ts';
import { S3Failure } from './failure.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { listObjects } from './list-objects.ts';
import { abortUpload, completeUpload, createUpload, listParts, listUploads, uploadPart } from './multipart.ts';
import type { Objects } from './objects.ts';
import { verifySignature, type S3Credentials } from './signature.ts';
import { deleteObject, getObject, putObject } from './single-objects.ts';
import { xmlDocument } from './xml.ts';

export interface S3ServerOptions {
  bucket?: string;
  region?: string;
  credentials?: S3Credentials;
  /** Objects per page of a listing. */
  pageSize?: number;
}

/** One bucket of S3 over HTTP on loopback, which believes nothing: signatures, lengths and checksums are verified. */
export interface S3Server extends Objects {
  endpoint: string;
  bucket: string;
  region: string;
  credentials: S3Credentials;
  faults: Faults;
  /** `METHOD key` of every request that was answered, in their order; `?operation` behind the key. */
  requests: string[];
  /** Nobody is answered any more, as when the network is gone, until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export const testCredentials: S3Credentials = {
  accessKeyId: 'ETOUCHTESTKEY',
  secretAccessKey: 'a+secret/of+the+tests/0123456789abcdef',
};

export async function startS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const { bucket = 'etouch-test', region = 'eu-west-3', credentials = testCredentials, pageSize = 1_000 } = options;
  const store: Objects = { objects: new Map(), uploads: new Map() };
  const faults = createFaults();
  const requests: string[] = [];

  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const url = new URL(message.url ?? '/', 'http://s3');
    const [, named = '', ...rest] = url.pathname.split('/');
    const key = rest.map(decodeURIComponent).join('/');
    const request: S3Request = {
      method: message.method ?? '',
      key,
      query: url.searchParams,
      headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)])),
    };
    const fault = faults.take(request);
    try {
      const raw = await readAll(message, fault);
      if (fault?.kind === 'late') await pause(fault.ms);
      if (fault?.kind === 'refuse') throw new S3Failure(fault.status, fault.code);
      const signed = verifySignature(message, url, region, credentials);
      const body = verifyBody(message, raw, signed);
      if (decodeURIComponent(named) !== bucket) throw new S3Failure(404, 'NoSuchBucket');
      requests.push(`${request.method} ${key}${operationOf(request)}`);
      const result = dispatch(store, request, body, pageSize);
      if (fault?.kind === 'lose answer') {
        message.socket.destroy();
        return;
      }
      await send(response, result, fault);
    } catch (error) {
      if (fault?.kind === 'cut request' || response.closed) return;
      const failure = error instanceof S3Failure ? error : new S3Failure(500, 'InternalError', String(error));
      const document = xmlDocument('Error', { Code: failure.code, Message: failure.message, Key: key || undefined });
      const isHead = request.method === 'HEAD';
      await send(response, {
        status: failure.status,
        headers: { 'content-type': 'application/xml' },
        body: isHead ? undefined : Buffer.from(document),
      });
    }
  };

  const server = createServer((message, response) => void answer(message, response));
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    ...store,
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    region,
    credentials,
    faults,
    requests,
    goAway: close,
    comeBack: () => listen(port),
    close,
  };
}

async function readAll(message: IncomingMessage, fault: Fault | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (fault?.kind === 'cut request' && length >= fault.afterBytes) {
      message.socket.destroy();
      throw new Error('cut');
    }
  }
  return Buffer.concat(chunks);
}

function operationOf({ query }: S3Request): string {
  const names = [...query.keys()].filter((name) => name !== 'x-id').sort();
  return names.length > 0 ? `?${names.join('&')}` : '';
}

function dispatch(store: Objects, request: S3Request, body: VerifiedBody, pageSize: number): Answer {
  const { method, key, query } = request;
  const isUpload = query.has('uploadId');
  if (key === '' && method === 'GET') {
    return query.has('uploads') ? listUploads(store, request) : listObjects(store, request, pageSize);
  }
  if (key !== '' && (method === 'GET' || method === 'HEAD')) {
    return isUpload ? listParts(store, request) : getObject(store, request);
  }
  if (key !== '' && method === 'PUT')
    return isUpload ? uploadPart(store, request, body) : putObject(store, request, body);
  if (key !== '' && method === 'DELETE') return isUpload ? abortUpload(store, request) : deleteObject(store, request);
  if (key !== '' && method === 'POST' && query.has('uploads')) return createUpload(store, request);
  if (key !== '' && method === 'POST' && isUpload) return completeUpload(store, request, body);
  throw new S3Failure(501, 'NotImplemented');
}

async function send(response: ServerResponse, { status, headers, body }: Answer, fault?: Fault): Promise<void> {
  response.writeHead(status, { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) });
  if (fault?.kind === 'cut answer' && body) {
    await new Promise((resolve) => response.write(body.subarray(0, fault.afterBytes), resolve));
    response.socket?.destroy();
    return;
  }
  response.end(body);
  await once(response, 'close');
}
