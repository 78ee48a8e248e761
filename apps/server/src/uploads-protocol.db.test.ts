import { createHash, randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN } from './testing/test-server.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
beforeAll(async () => {
  shoot = await startShoot();
});
afterAll(() => shoot?.close());

const OFFSET_STREAM = 'application/offset+octet-stream';
const metadata = (filename: string) =>
  Object.entries({ purpose: 'ASSET', projectId: shoot.projectId, filename })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** One request as a client of the protocol sends it; a header set to null is left out. */
async function ask(method: string, path: string, headers: Record<string, string | null>, body?: BodyInit) {
  const all = { 'tus-resumable': '1.0.0', cookie: shoot.studio.browser.cookies(), origin: ORIGIN, ...headers };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return shoot.server.request(path, { method, headers: sent, body, duplex: 'half' } as RequestInit);
}
const create = (filename: string, size: number, headers: Record<string, string> = {}, body?: BodyInit) =>
  ask(
    'POST',
    '/api/uploads',
    { 'upload-length': String(size), 'upload-metadata': metadata(filename), ...headers },
    body,
  );
const begun = async (filename: string, size: number) => (await create(filename, size)).headers.get('location')!;
const patch = (location: string, offset: number, body: BodyInit, headers: Record<string, string> = {}) =>
  ask('PATCH', location, { 'upload-offset': String(offset), 'content-type': OFFSET_STREAM, ...headers }, body);
const code = async (response: Response) => {
  const { code, reason } = (await response.json()) as { code: string; reason?: string };
  return [response.status, code, ...(reason ? [reason] : [])];
};

describe('tus 1.0', () => {
  it('is told to whoever asks what is spoken', async () => {
    const answer = await ask('OPTIONS', '/api/uploads', { 'tus-resumable': null, cookie: null });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('tus-version')).toBe('1.0.0');
    expect(answer.headers.get('tus-extension')).toBe('creation,creation-with-upload,expiration,termination');
    expect(answer.headers.get('tus-max-size')).toBe('100000000000');
  });

  it('is required, in its one version', async () => {
    for (const version of [null, '0.2.2']) {
      const answer = await ask('POST', '/api/uploads', { 'tus-resumable': version, 'upload-length': '1' });
      expect(answer.headers.get('tus-version')).toBe('1.0.0');
      expect(await code(answer)).toEqual([412, 'INVALID_INPUT', 'TUS_VERSION']);
    }
  });

  it('says until when an upload can be continued, while it is unfinished', async () => {
    const created = await create('expiry.png', 10);
    const expires = Date.parse(created.headers.get('upload-expires')!);
    expect(expires).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000);
    const location = created.headers.get('location')!;
    const head = await ask('HEAD', location, {});
    expect(Date.parse(head.headers.get('upload-expires')!)).toBe(expires);
    expect(head.headers.get('cache-control')).toBe('no-store');
    expect(head.headers.get('upload-metadata')).toContain(`filename ${Buffer.from('expiry.png').toString('base64')}`);
    const more = await patch(location, 0, 'abc');
    expect([more.status, more.headers.get('upload-offset')]).toEqual([204, '3']);
    expect(Date.parse(more.headers.get('upload-expires')!)).toBe(expires);
    const last = await patch(location, 3, 'defghij');
    expect(last.headers.get('upload-expires')).toBeNull();
  });

  it('takes bytes with the announcement', async () => {
    const content = randomBytes(5_000);
    const part = await create(
      'with.png',
      content.length,
      { 'content-type': OFFSET_STREAM },
      content.subarray(0, 2_000),
    );
    expect([part.status, part.headers.get('upload-offset')]).toEqual([201, '2000']);
    const last = await patch(part.headers.get('location')!, 2_000, content.subarray(2_000));
    expect(last.headers.get('etouch-outcome')).toBe('accepted');
    const whole = await create('at once.png', 4, { 'content-type': OFFSET_STREAM }, 'once');
    expect([whole.status, whole.headers.get('etouch-outcome')]).toEqual([201, 'accepted']);
    expect(whole.headers.get('upload-offset')).toBe('4');
    const other = await create('other.png', 4, { 'content-type': 'text/plain', 'content-length': '4' }, 'once');
    expect(await code(other)).toEqual([415, 'UNSUPPORTED_FORMAT', 'CONTENT_TYPE']);
    const more = await create('more.png', 3, { 'content-type': OFFSET_STREAM, 'content-length': '4' }, 'more');
    expect(await code(more)).toEqual([413, 'TOO_LARGE', 'MORE_THAN_ANNOUNCED']);
  });

  it.each([
    [{ 'upload-length': null }, [400, 'INVALID_INPUT', 'HEADER_MISSING']],
    [{ 'upload-length': '-1' }, [400, 'INVALID_INPUT', 'NOT_A_NUMBER']],
    [{ 'upload-length': '1e3' }, [400, 'INVALID_INPUT', 'NOT_A_NUMBER']],
    [{ 'upload-length': '9'.repeat(16) }, [400, 'INVALID_INPUT', 'NOT_A_NUMBER']],
    [{ 'upload-length': null, 'upload-defer-length': '1' }, [400, 'INVALID_INPUT', 'LENGTH_UNKNOWN']],
    [{ 'upload-concat': 'partial' }, [400, 'INVALID_INPUT', 'NO_CONCATENATION']],
    [{ 'upload-metadata': 'purpose !!!' }, [400, 'INVALID_INPUT', 'MALFORMED']],
    [{ 'upload-metadata': 'filename YQ==,filename YQ==' }, [400, 'INVALID_INPUT', 'MALFORMED']],
    [{ 'upload-metadata': null }, [400, 'INVALID_INPUT']],
  ])('refuses the announcement %j', async (headers, refusal) => {
    const answer = await ask('POST', '/api/uploads', {
      'upload-length': '4',
      'upload-metadata': metadata('refused.png'),
      ...(headers as Record<string, string | null>),
    });
    expect((await code(answer)).slice(0, refusal.length)).toEqual(refusal);
    expect(await shoot.sql(`SELECT FROM "UploadSession" WHERE "fileName" = 'refused.png'`)).toEqual([]);
  });

  it('refuses bytes at a wrong offset, of a wrong kind or too many, and keeps the right ones', async () => {
    const location = await begun('strict.png', 10);
    await patch(location, 0, 'abc');
    for (const offset of [0, 2, 4, 10]) {
      const answer = await patch(location, offset, 'x');
      expect([offset, await answer.json()]).toMatchObject([
        offset,
        { status: 409, reason: 'OFFSET', values: { offset: 3 } },
      ]);
    }
    expect((await ask('PATCH', location, { 'content-type': OFFSET_STREAM }, 'x')).status).toBe(400);
    expect((await patch(location, 3, 'x', { 'upload-offset': '3.0' })).status).toBe(400);
    expect((await patch(location, 3, 'x', { 'content-type': 'application/octet-stream' })).status).toBe(415);
    expect((await patch(location, 3, 'x', { 'upload-length': '10' })).status).toBe(400);
    expect(await code(await patch(location, 3, 'x', { 'content-length': '8' }))).toEqual([
      413,
      'TOO_LARGE',
      'MORE_THAN_ANNOUNCED',
    ]);
    // Without a length, it is noticed when it comes; what fits was taken.
    const endless = new Blob(['DEFGHIJK']).stream();
    expect((await patch(location, 3, endless)).status).toBe(413);
    const head = await ask('HEAD', location, {});
    expect([head.headers.get('upload-offset'), head.headers.get('etouch-outcome')]).toEqual(['10', 'accepted']);
    const stored = await shoot.sql<{ storageKey: string }>(`SELECT * FROM "Asset" WHERE "originalName" = 'strict.png'`);
    expect(await text(await shoot.server.deps.storage.read(stored[0]!.storageKey))).toBe('abcDEFGHIJ');
  });

  it('says the outcome again to whoever did not hear it', async () => {
    const location = await begun('again.png', 5);
    expect((await patch(location, 0, 'again')).headers.get('etouch-outcome')).toBe('accepted');
    const again = await patch(location, 5, '');
    expect([again.status, again.headers.get('etouch-outcome')]).toEqual([204, 'accepted']);
    expect((await patch(location, 0, 'again')).status).toBe(409);
    expect(await code(await ask('DELETE', location, {}))).toEqual([409, 'ALREADY_DECIDED', 'UPLOAD_USED']);
  });

  it('knows methods by their other name, when asked by POST', async () => {
    const location = await begun('override.png', 3);
    const answer = await ask(
      'POST',
      location,
      { 'x-http-method-override': 'PATCH', 'upload-offset': '0', 'content-type': OFFSET_STREAM },
      'abc',
    );
    expect([answer.status, answer.headers.get('etouch-outcome')]).toEqual([204, 'accepted']);
    expect((await ask('GET', location, { 'x-http-method-override': 'DELETE' })).status).toBe(404);
    expect((await ask('POST', location, {})).status).toBe(404);
  });
});

describe('an announcement whose answer was lost', () => {
  const keyed = (key: string, filename: string, size: number, body?: BodyInit) =>
    create(
      filename,
      size,
      { 'idempotency-key': key, ...(body !== undefined && { 'content-type': OFFSET_STREAM }) },
      body,
    );
  const count = async (filename: string) => {
    const [row] = await shoot.sql<{ assets: number; uploads: number }>(
      `SELECT (SELECT count(*)::int FROM "Asset" WHERE "originalName" = $1) AS assets,
              (SELECT count(*)::int FROM "UploadSession" WHERE "fileName" = $1) AS uploads`,
      [filename],
    );
    return row;
  };

  it('is sent again under its key and finds the one upload, also when both come at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => keyed('at once', 'once.png', 8)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const [location, ...others] = answers.map((answer) => answer.headers.get('location')!);
    expect(new Set([location, ...others]).size).toBe(1);
    expect(await count('once.png')).toEqual({ assets: 1, uploads: 1 });
    await patch(location!, 0, '12345');
    const again = await keyed('at once', 'once.png', 8);
    expect([again.headers.get('location'), again.headers.get('upload-offset')]).toEqual([location, '5']);
    await patch(location!, 5, '678');
    const complete = await keyed('at once', 'once.png', 8);
    expect([complete.headers.get('upload-offset'), complete.headers.get('etouch-outcome')]).toEqual(['8', 'accepted']);
    expect(await count('once.png')).toEqual({ assets: 1, uploads: 1 });
  });

  it('takes no bytes a second time', async () => {
    const first = await keyed('with bytes', 'bytes.png', 6, 'abc');
    const again = await keyed('with bytes', 'bytes.png', 6, 'abc');
    expect([first, again].map((answer) => answer.headers.get('upload-offset'))).toEqual(['3', '3']);
    expect((await patch(again.headers.get('location')!, 3, 'def')).headers.get('etouch-outcome')).toBe('accepted');
  });

  it('is found also when the server was killed between the row and the file', async () => {
    const location = (await keyed('no file', 'no file.png', 4)).headers.get('location')!;
    await shoot.server.deps.incoming.forget({
      studioId: shoot.studio.organizationId,
      uploadId: location.split('/').at(-1)!,
    });
    const again = await keyed('no file', 'no file.png', 4);
    expect([again.headers.get('location'), again.headers.get('upload-offset')]).toEqual([location, '0']);
    expect((await patch(location, 0, 'nofi')).headers.get('etouch-outcome')).toBe('accepted');
  });

  it('cannot be used for another file, and is free again once its upload was given up', async () => {
    const location = (await keyed('mine', 'mine.png', 4)).headers.get('location')!;
    expect(await code(await keyed('mine', 'mine.png', 5))).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await code(await keyed('mine', 'other.png', 4))).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await code(await keyed('x'.repeat(201), 'long.png', 4))).toEqual([400, 'INVALID_INPUT', 'too_big']);
    await ask('DELETE', location, {});
    const anew = await keyed('mine', 'mine.png', 4);
    expect(anew.status).toBe(201);
    expect(anew.headers.get('location')).not.toBe(location);
  });
});

describe('two requests on one upload', () => {
  it('are never both writing: the later one ends the earlier one, and both are told', async () => {
    const content = randomBytes(300_000);
    const location = await begun('double.png', content.length);
    const reading = Promise.withResolvers<void>();
    const stuck = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(content.subarray(0, 100_000)),
      pull: () => reading.resolve(),
    });
    const first = patch(location, 0, stuck);
    await reading.promise;
    const head = await ask('HEAD', location, {});
    expect(await code(await first)).toEqual([423, 'LOCKED', 'TAKEN_OVER']);
    const offset = Number(head.headers.get('upload-offset'));
    expect([0, 100_000]).toContain(offset);
    const both = await Promise.all([0, 1].map(() => patch(location, offset, content.subarray(offset))));
    const statuses = both.map((answer) => answer.status);
    expect(statuses).toContain(204);
    expect(statuses.some((status) => status === 409 || status === 423)).toBe(true);
    const [asset] = await shoot.sql<{ sha256: string }>(`SELECT * FROM "Asset" WHERE "originalName" = 'double.png'`);
    expect(asset!.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('on two servers: the one that has it refuses the other', async () => {
    const location = await begun('elsewhere.png', 3);
    const id = location.split('/').at(-1);
    await shoot.sql(
      `UPDATE "UploadSession" SET "leaseHolder" = 'another:1', "leaseUntil" = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
    for (const answer of [await patch(location, 0, 'abc'), await ask('DELETE', location, {})]) {
      expect(await code(answer)).toEqual([423, 'LOCKED', 'HELD_ELSEWHERE']);
    }
    expect((await ask('HEAD', location, {})).status).toBe(423);
    await shoot.sql(`UPDATE "UploadSession" SET "leaseUntil" = now() - interval '1 second' WHERE id = $1`, [id]);
    expect((await patch(location, 0, 'own')).headers.get('etouch-outcome')).toBe('accepted');
  });
});
