import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listAssets } from '@etouch/contracts/routes/assets';
import { createProject } from '@etouch/contracts/routes/projects';
import { createTusClient, type TusClient } from '@etouch/server/testing/tus';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startInstance, type Instance } from '../../scripts/launch/instance.ts';
import { startMailSink, type MailSink } from '../journey/mail-sink.ts';
import type { Person } from '../journey/people.ts';
import { Refusals } from '../journey/refusals.ts';
import { foundCompany } from '../journey/steps/found-company.ts';

const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'etouch-recovery-')), 'data');
const PHOTOS = 12;
const CHUNK_BYTES = 192 * 1024;
/** What is killed, after how many acknowledged chunks of all uploads together. */
const KILLS = [
  { after: 6, part: 'server' },
  { after: 14, part: 'database' },
  { after: 24, part: 'all' },
] as const;

let mails: MailSink;
let instance: Instance;
let studio: Person;
let projectId: string;
let port: number;

const options = () => ({
  dataDir,
  demonstration: false,
  web: false,
  env: { SMTP_URL: mails.url, SMTP_FROM: 'etouch@example.test' },
});

beforeAll(async () => {
  mails = await startMailSink();
  instance = await startInstance(options());
  const cast = await foundCompany({ url: instance.url, dataDir, mails, refusals: new Refusals() });
  for (const person of Object.values(cast)) person.live.close();
  studio = cast.studioAdministrator;
  port = Number(new URL(instance.url).port);
  const project = await studio.browser.api.call(createProject, {
    body: { title: 'Killed on the way', clientId: cast.clientAdmin.organization.id },
  });
  projectId = project.id;
}, 120_000);

afterAll(async () => {
  await instance?.stop();
  await mails?.close();
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

/** A photograph of about 1 MB that compresses badly, so that it needs several chunks. */
async function photograph(): Promise<Buffer> {
  const raw = { width: 900, height: 600, channels: 3 as const };
  return sharp(randomBytes(900 * 600 * 3), { raw })
    .jpeg({ quality: 90 })
    .toBuffer();
}

interface Sending {
  name: string;
  content: Buffer;
  location: string | null;
  /** The most that the server has ever acknowledged. */
  acknowledged: number;
  done: boolean;
}

/** Sends on from what the server has, until it is done or the connection breaks. */
async function send(tus: TusClient, sending: Sending, acknowledged: () => void): Promise<void> {
  if (!sending.location) {
    const metadata = { purpose: 'ASSET', projectId, filename: sending.name };
    const created = await tus.create(metadata, sending.content.length);
    if (created.status !== 201) throw new Error(`creation answered ${created.status}`);
    sending.location = created.headers.get('location')!;
  }
  const head = await tus.head(sending.location);
  if (head.status !== 200) throw new Error(`HEAD answered ${head.status}`);
  let offset = Number(head.headers.get('upload-offset'));
  expect(offset, `${sending.name}: acknowledged bytes are kept`).toBeGreaterThanOrEqual(sending.acknowledged);
  while (offset < sending.content.length) {
    const answer = await tus.patch(sending.location, offset, sending.content.subarray(offset, offset + CHUNK_BYTES));
    if (answer.status !== 204) throw new Error(`PATCH answered ${answer.status}`);
    offset = Number(answer.headers.get('upload-offset'));
    sending.acknowledged = offset;
    acknowledged();
  }
  sending.done = true;
}

it('loses nothing when server, worker and database are killed during uploads and processing', async () => {
  const sendings: Sending[] = [];
  for (let i = 0; i < PHOTOS; i++)
    sendings.push({ name: `IMG_${i}.jpg`, content: await photograph(), location: null, acknowledged: 0, done: false });
  const kills = [...KILLS];
  let chunks = 0;
  const origin = instance.url;
  const tus = createTusClient(
    (location, init) => fetch(new URL(location, origin), init),
    studio.browser.cookies(),
    origin,
  );
  while (sendings.some((sending) => !sending.done)) {
    let killing: Promise<void> | undefined;
    const acknowledged = () => {
      chunks++;
      const [next] = kills;
      if (killing || !next || chunks < next.after) return;
      kills.shift();
      killing = instance
        .kill(next.part)
        .then(() => (next.part === 'all' ? undefined : instance.kill('all').catch(() => {})));
    };
    const open = sendings.filter((sending) => !sending.done);
    // Three at a time, as a browser does; whatever breaks off goes on in the next turn.
    const lanes = [0, 1, 2].map(async (lane) => {
      for (const sending of open.filter((_, i) => i % 3 === lane)) {
        try {
          await send(tus, sending, acknowledged);
        } catch (error) {
          if (!killing) throw error;
          return;
        }
      }
    });
    await Promise.all(lanes);
    if (!killing) continue;
    await killing;
    instance = await startInstance({ ...options(), port });
  }
  expect(kills, 'every kill took place').toEqual([]);

  // Once more in the middle of processing.
  await instance.kill('all');
  instance = await startInstance({ ...options(), port });
  const photos = async () =>
    (await studio.browser.api.call(listAssets, { params: { projectId }, query: { limit: 200 } })).items;
  await expect
    .poll(async () => (await photos()).filter((photo) => photo.status === 'READY').length, {
      timeout: 120_000,
      interval: 250,
    })
    .toBe(PHOTOS);

  const all = await photos();
  const items = all.filter((photo) => photo.status === 'READY');
  // A kill between a creation and its answer leaves an upload that nobody goes on with: it is seen as unfinished.
  const others = new Set(all.map((photo) => photo.status));
  others.delete('READY');
  expect([...others].filter((status) => status !== 'UPLOADING')).toEqual([]);
  expect(items.map((photo) => photo.name).toSorted()).toEqual(sendings.map((sending) => sending.name).toSorted());
  for (const photo of items) {
    const original = await studio.browser.get(`/api/assets/${photo.id}/media/original`);
    const bytes = Buffer.from(await original.arrayBuffer());
    const sent = sendings.find((sending) => sending.name === photo.name)!;
    expect(sha256(bytes), photo.name).toBe(sha256(sent.content));
    expect(photo.picture.thumbnailUrl).not.toBeNull();
  }
}, 240_000);

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
