import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { listAssets } from '@etouch/contracts/routes/assets';
import { createTusClient, type TusClient } from '@etouch/server/testing/tus';
import { expect } from 'vitest';
import { PARTS, startKilledInstallation, type KilledInstallation } from './killed-installation.ts';
import { randomFrom } from './random.ts';

const LANES = 6;
/** Until a sender that was refused or cut off tries again. */
const AGAIN_MS = 200;

interface Sending {
  name: string;
  content: Buffer;
  location: string | null;
  /** The most that the server has ever acknowledged. */
  acknowledged: number;
}

export interface Survived {
  seed: number;
  kills: Record<string, number>;
  /** Announcements whose answer was lost, and requests that were sent once more. */
  lostAnnouncements: number;
  again: number;
}

/**
 * Sends files while server, worker, database, network and the sender itself are killed at random moments, and looks at
 * what is there afterwards: every file once and equal by SHA-256, and nothing else was begun.
 */
export async function surviveKills(uploads: number, kills: number, seed: number): Promise<Survived> {
  const installation = await startKilledInstallation();
  try {
    return await new Storm(installation, uploads, kills, seed).rage();
  } finally {
    await installation.close();
  }
}

class Storm {
  readonly #installation: KilledInstallation;
  readonly #random: () => number;
  readonly #sendings: Sending[];
  /** Acknowledged requests after which something is killed. */
  readonly #moments: number[];
  readonly #survived: Survived;
  readonly #tus: TusClient;
  #acknowledgements = 0;
  #killing: Promise<void> | null = null;
  #browser = new AbortController();

  constructor(installation: KilledInstallation, uploads: number, kills: number, seed: number) {
    this.#installation = installation;
    this.#random = randomFrom(seed);
    this.#sendings = Array.from({ length: uploads }, (_, i) => ({
      name: `K${i}.jpg`,
      content: randomBytes(20_000 + Math.floor(this.#random() * 400_000)),
      location: null,
      acknowledged: 0,
    }));
    this.#moments = Array.from({ length: kills }, (_, i) => Math.floor(((i + this.#random()) * uploads * 2) / kills));
    this.#survived = { seed, kills: {}, lostAnnouncements: 0, again: 0 };
    const { origin, studio } = installation;
    this.#tus = createTusClient(
      (address, init) => fetch(new URL(address, origin), { ...init, signal: this.#browser.signal }),
      studio.browser.cookies(),
      origin,
    );
  }

  async rage(): Promise<Survived> {
    const waiting = [...this.#sendings];
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await this.#send(next);
      }),
    );
    await this.#killing;
    expect(this.#moments, 'every kill took place').toEqual([]);
    await this.#lookAtAll();
    return this.#survived;
  }

  /** Sends one file, beginning again where the server has it as often as it takes. */
  async #send(sending: Sending): Promise<void> {
    for (;;) {
      try {
        return await this.#try(sending);
      } catch (error) {
        // What a broken line, a killed server or its restart looks like; everything else is a finding.
        if (!(error instanceof TypeError || error instanceof Interrupted || isAborted(error))) throw error;
        this.#survived.again++;
        await this.#killing;
        await pause(AGAIN_MS);
      }
    }
  }

  async #try(sending: Sending): Promise<void> {
    const { name, content } = sending;
    sending.location ??= await this.#announce(name, content.length);
    const head = await this.#answered(this.#tus.head(sending.location), 200);
    let offset = Number(head.headers.get('upload-offset'));
    expect(offset, `${name}: acknowledged bytes are kept`).toBeGreaterThanOrEqual(sending.acknowledged);
    while (offset < content.length) {
      const bytes = this.#random() < 0.5 ? content.length : 1 + Math.floor(this.#random() * content.length);
      const patch = this.#tus.patch(sending.location, offset, content.subarray(offset, offset + bytes));
      this.#comeWhatMay();
      const answer = await this.#answered(patch, 204);
      offset = Number(answer.headers.get('upload-offset'));
      sending.acknowledged = offset;
      this.#acknowledgements++;
    }
  }

  async #announce(name: string, bytes: number): Promise<string> {
    const announcing = this.#tus.create(
      { purpose: 'ASSET', projectId: this.#installation.projectId, filename: name },
      bytes,
      `${this.#survived.seed} ${name}`,
    );
    this.#acknowledgements++;
    this.#comeWhatMay();
    try {
      return (await this.#answered(announcing, 201)).headers.get('location')!;
    } catch (error) {
      this.#survived.lostAnnouncements++;
      throw error;
    }
  }

  /** @throws Interrupted for the answers of a part that is ending, starting or held by another one */
  async #answered(asked: Promise<Response>, status: number): Promise<Response> {
    const answer = await asked;
    if (answer.status === status) return answer;
    const text = await answer.text();
    if ([409, 423, 500, 503].includes(answer.status)) throw new Interrupted(text);
    throw new Error(`${answer.status} instead of ${status}: ${text}`);
  }

  /** Kills what is due, now or a moment later: in the middle of the requests that are under way. */
  #comeWhatMay(): void {
    const [moment] = this.#moments;
    if (this.#killing || moment === undefined || this.#acknowledgements < moment) return;
    this.#moments.shift();
    const parts = ['browser', ...PARTS] as const;
    const part = parts[Math.floor(this.#random() * parts.length)]!;
    const delay = this.#random() * 40;
    this.#survived.kills[part] = (this.#survived.kills[part] ?? 0) + 1;
    this.#killing = pause(delay)
      .then(() => (part === 'browser' ? this.#killBrowser() : this.#installation.kill(part)))
      .finally(() => (this.#killing = null));
  }

  /** All requests of the sender end; it knows its files and where they are sent to, as after a reload. */
  #killBrowser(): void {
    this.#browser.abort();
    this.#browser = new AbortController();
  }

  async #lookAtAll(): Promise<void> {
    const { studio } = this.#installation;
    const isArrived = ({ status }: { status: string }) => status !== 'UPLOADING';
    const photos = await this.#photos();
    const names = this.#sendings.map(({ name }) => name);
    const arrived = photos.filter(isArrived);
    expect(arrived.map(({ name }) => name).toSorted(), 'none is lost, none is there twice').toEqual(names.toSorted());
    // An announcement whose answer was lost was sent again under its key, and began nothing twice.
    const unfinished = photos.filter((photo) => !isArrived(photo));
    expect(unfinished.map(({ name }) => name)).toEqual([]);
    for (const { id, name } of arrived) {
      const original = await studio.browser.get(`/api/assets/${id}/media/original`);
      const { content } = this.#sendings.find((sending) => sending.name === name)!;
      expect(sha256(Buffer.from(await original.arrayBuffer())), name).toBe(sha256(content));
    }
    // No job was lost with a killed worker: these are no pictures, and each is told so.
    const isJudged = ({ status, processingError }: { status: string; processingError?: unknown }) =>
      status === 'READY' || Boolean(processingError);
    await expect
      .poll(async () => (await this.#photos()).filter((photo) => isArrived(photo) && !isJudged(photo)).length, {
        timeout: 120_000,
        interval: 500,
      })
      .toBe(0);
  }

  async #photos() {
    const { studio, projectId } = this.#installation;
    const all = [];
    for (let cursor: string | undefined; ;) {
      const query = { limit: 200, ...(cursor && { cursor }) };
      const page = await studio.browser.api.call(listAssets, { params: { projectId }, query });
      all.push(...page.items);
      if (!page.nextCursor) return all;
      cursor = page.nextCursor;
    }
  }
}

class Interrupted extends Error {}

const isAborted = (error: unknown) => error instanceof Error && error.name === 'AbortError';

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
