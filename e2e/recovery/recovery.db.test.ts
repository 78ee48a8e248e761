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

const options = (worker: '0' | '1' = '1') => ({
  dataDir,
  demonstration: false,
  web: false,
  env: { SMTP_URL: mails.url, SMTP_FROM: 'etouch@example.test', ETOUCH_RUN_WORKER: worker },
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
    const created = await tus.create(metadata, sending.content.length, sending.name);
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

const photos = async () =>
  (await studio.browser.api.call(listAssets, { params: { projectId }, query: { limit: 200 } })).items;
const ready = async () => (await photos()).filter((photo) => photo.status === 'READY').length;

async function newSendings(prefix: string): Promise<Sending[]> {
  const sendings: Sending[] = [];
  for (let i = 0; i < PHOTOS; i++)
    sendings.push({
      name: `${prefix}_${i}.jpg`,
      content: await photograph(),
      location: null,
      acknowledged: 0,
      done: false,
    });
  return sendings;
}

function tusClient(): TusClient {
  const origin = instance.url;
  return createTusClient((location, init) => fetch(new URL(location, origin), init), studio.browser.cookies(), origin);
}

/** Every photo that was sent is READY and equal by SHA-256, and nothing else was begun. */
async function expectAll(sendings: readonly Sending[]): Promise<void> {
  await expect.poll(ready, { timeout: 120_000, interval: 250 }).toBe(sendings.length);
  const all = await photos();
  const names = sendings.map((sending) => sending.name).toSorted();
  const items = all.filter((photo) => photo.status === 'READY');
  expect(items.map((photo) => photo.name).toSorted()).toEqual(names);
  expect(all.filter((photo) => photo.status !== 'READY')).toEqual([]);
  for (const photo of items) {
    const original = await studio.browser.get(`/api/assets/${photo.id}/media/original`);
    const bytes = Buffer.from(await original.arrayBuffer());
    const sent = sendings.find((sending) => sending.name === photo.name)!;
    expect(sha256(bytes), photo.name).toBe(sha256(sent.content));
    expect(photo.picture.mediaUrl).not.toBeNull();
  }
}

const sent: Sending[] = [];
const LANES = 3;

it('loses nothing when server, worker and database are killed during uploads', async () => {
  sent.push(...(await newSendings('IMG')));
  const kills = [...KILLS];
  let chunks = 0;
  const tus = tusClient();
  while (sent.some((sending) => !sending.done)) {
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
    const open = sent.filter((sending) => !sending.done);
    // Three at a time, as a browser does; whatever breaks off goes on in the next turn.
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      for (const sending of open.filter((__, i) => i % LANES === lane)) {
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
  await expectAll(sent);
}, 240_000);

it('finishes what was being processed when everything was killed', async () => {
  await instance.stop();
  instance = await startInstance({ ...options('0'), port });
  const later = await newSendings('LATER');
  for (const sending of later) await send(tusClient(), sending, () => {});
  const before = sent.length;
  expect(await ready(), 'nothing is processed without a worker').toBe(before);
  sent.push(...later);

  await instance.stop();
  instance = await startInstance({ ...options(), port });
  await expect.poll(ready, { timeout: 60_000, interval: 5 }).toBeGreaterThan(before);
  await instance.kill('all');

  // Without a worker nothing goes on: what is counted now is what the kill left.
  instance = await startInstance({ ...options('0'), port });
  expect(await ready(), 'the kill was in the middle').toBeLessThan(sent.length);
  await instance.stop();
  instance = await startInstance({ ...options(), port });
  await expectAll(sent);
}, 240_000);

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
