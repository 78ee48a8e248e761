import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Hint } from './live-hint.ts';
import { listenLive } from './live.ts';

/** A stream that opens and speaks when the test says so. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static latest: Stream | undefined;
  readyState = 1;

  constructor() {
    super();
    Stream.latest = this;
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }

  /** The connection stands. */
  connects(): void {
    this.dispatchEvent(new Event('open'));
  }

  says(event: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

let heard: Hint[];
let stop: () => void;
let stream: Stream;

beforeEach(async () => {
  vi.stubGlobal('EventSource', Stream);
  heard = [];
  Stream.latest = undefined;
  stop = listenLive((hint) => heard.push(hint));
  stream = await vi.waitUntil(() => Stream.latest);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const kinds = () => heard.map(({ kind }) => kind);

test('the first word of the server has the name of an opening, and is none: nothing is read twice', () => {
  stream.connects();
  stream.says('open', {});
  expect(kinds()).toEqual([]);
  stream.says('hint', { kind: 'asset', projectId: 'p', ids: ['a'] });
  expect(kinds()).toEqual(['asset']);
});

test('after a gap everything is read again, once for each', () => {
  for (let openings = 0; openings < 3; openings++) {
    stream.connects();
    stream.says('open', {});
  }
  expect(kinds()).toEqual(['reconnected', 'reconnected']);
});
