import { createApiClient, type ApiClient } from '@etouch/contracts/client';

export interface Browser {
  /** The typed client of the API, with this browser's cookies. */
  api: ApiClient;
  /** Sends JSON as a page of our own would. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  get: (path: string) => Promise<Response>;
  cookies: () => string;
}

/** Keeps cookies and names its origin, as a browser does. @param send answers a request to the origin */
export function createBrowser(origin: string, send: (path: string, init?: RequestInit) => Promise<Response>): Browser {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', cookies());
    if (init.method && init.method !== 'GET') headers.set('origin', origin);
    const response = await send(path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  };
  return {
    api: createApiClient({ baseUrl: '', fetch: (path, init) => request(path as string, init) }),
    get: (path) => request(path),
    post: (path, body, headers) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    cookies,
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}
