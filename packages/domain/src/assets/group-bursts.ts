import { bitsApart } from './find-near-hashes.ts';

/** What a frame is put into a burst by. */
export interface Frame {
  id: string;
  /** The file's name: its number tells the order of frames that a camera stamps with the same second. */
  name: string;
  camera: string | null;
  /** Of its body: two of one model at work side by side shoot no burst together. */
  serial: string | null;
  /** Pixels: a resized copy is no frame of the burst, though its time says so. */
  width: number | null;
  height: number | null;
  capturedAt: Date | null;
  perceptualHash: bigint | null;
  sharpness: number | null;
}

/** Where a photo stands in its burst; `key` is the burst's first frame. */
export interface BurstPlace {
  key: string;
  /** 1 is the sharpest. */
  rank: number;
  size: number;
}

/** Milliseconds between two frames of one burst, at most. */
const BETWEEN_FRAMES_MS = 2_000;
/** Bits of 64 by which two frames that follow each other may differ: a head turns, another set-up does not pass. */
const BITS = 18;

/**
 * The bursts among photos: frames of one camera body in one size, each at most two seconds after the one before and much
 * like it. The same for any order of arrival, also where a camera records whole seconds. Photos without a time or a hash belong to none.
 */
export function groupBursts(photos: readonly Frame[]): Map<string, BurstPlace> {
  const places = new Map<string, BurstPlace>();
  let burst: Timed[] = [];
  const close = () => {
    const [first] = burst;
    if (first && burst.length >= 2) {
      const ranked = burst.toSorted((a, b) => (b.sharpness ?? 0) - (a.sharpness ?? 0) || inTime(a, b));
      for (const [n, { id }] of ranked.entries()) places.set(id, { key: first.id, rank: n + 1, size: burst.length });
    }
    burst = [];
  };
  for (const frame of photos.flatMap(timed).toSorted(bySourceInTime)) {
    const before = burst.at(-1);
    if (before && !follows(before, frame)) close();
    burst.push(frame);
  }
  close();
  return places;
}

interface Timed {
  id: string;
  name: string;
  /** What takes one picture at a time: a body at one setting of its size. */
  source: string;
  at: number;
  hash: bigint;
  sharpness: number | null;
}

function timed(frame: Frame): Timed[] {
  const { id, name, capturedAt, perceptualHash: hash, sharpness } = frame;
  if (!capturedAt || hash === null) return [];
  const source = JSON.stringify([frame.camera, frame.serial, frame.width, frame.height]);
  return [{ id, name, source, at: capturedAt.getTime(), hash, sharpness }];
}

function follows(before: Timed, frame: Timed): boolean {
  return (
    before.source === frame.source &&
    frame.at - before.at <= BETWEEN_FRAMES_MS &&
    bitsApart(before.hash, frame.hash) <= BITS
  );
}

const { compare: byNumbers } = new Intl.Collator('en', { numeric: true });

const inTime = (a: Timed, b: Timed) => a.at - b.at || byNumbers(a.name, b.name) || (a.id < b.id ? -1 : 1);

function bySourceInTime(a: Timed, b: Timed): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return inTime(a, b);
}
