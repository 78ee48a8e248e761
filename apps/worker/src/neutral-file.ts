import { Readable } from 'node:stream';
import type { ByteRange, Storage } from '@etouch/integrations/storage/storage';
import { planNeutralFile, type NeutralPlan } from '@etouch/media/neutral/plan-neutral-file';

/** So many plans are remembered per storage; one is a few numbers and the bytes it puts in. */
const REMEMBERED = 512;
/** One that puts in more is made anew each time, so that all of them together stay small. */
const MOST_BYTES = 32 * 1024;

const remembered = new WeakMap<Storage, Map<string, Promise<NeutralPlan | null>>>();

/**
 * How a stored file is read without its metadata; null when that cannot be promised. The last ones are remembered: a key
 * never gets another content, and from a bucket the whole file is brought here to make one, for each range of an archive
 * anew.
 */
export function planNeutral(storage: Storage, storageKey: string): Promise<NeutralPlan | null> {
  const plans = remembered.get(storage) ?? new Map<string, Promise<NeutralPlan | null>>();
  remembered.set(storage, plans);
  const plan = plans.get(storageKey) ?? storage.withLocalFile(storageKey, planNeutralFile);
  // Last in the order of the map: the first is the one that was not asked for the longest.
  plans.delete(storageKey);
  plans.set(storageKey, plan);
  const [oldest] = plans.keys();
  if (plans.size > REMEMBERED && oldest !== undefined) plans.delete(oldest);
  const forget = () => plans.get(storageKey) === plan && plans.delete(storageKey);
  void plan.then((made) => made && bytesIn(made) > MOST_BYTES && forget(), forget);
  return plan;
}

function bytesIn({ edits }: NeutralPlan): number {
  return edits.reduce((sum, { replacement }) => sum + replacement.length, 0);
}

/** A stretch of a neutral file: bytes that replace something, or a range of the stored file. */
type Stretch = Buffer | ByteRange;

/** Reads a stored file as planned, whole or a range of what that gives, in constant memory. */
export function readNeutral(storage: Storage, storageKey: string, plan: NeutralPlan, range?: ByteRange): Readable {
  const { start, end } = range ?? { start: 0, end: plan.bytes - 1 };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    let position = 0;
    for (const stretch of stretchesOf(plan)) {
      const length = stretch instanceof Uint8Array ? stretch.length : stretch.end - stretch.start + 1;
      const from = Math.max(0, start - position);
      const to = Math.min(length - 1, end - position);
      position += length;
      if (from > to) continue;
      if (stretch instanceof Uint8Array) yield stretch.subarray(from, to + 1);
      else yield* await storage.read(storageKey, { start: stretch.start + from, end: stretch.start + to });
    }
  }
  return Readable.from(bytes(), { objectMode: false });
}

function* stretchesOf({ edits, bytes }: NeutralPlan): Generator<Stretch> {
  let position = 0;
  let given = 0;
  for (const edit of edits) {
    if (edit.start > position) yield { start: position, end: edit.start - 1 };
    if (edit.replacement.length > 0) yield Buffer.from(edit.replacement);
    given += edit.start - position + edit.replacement.length;
    position = edit.end;
  }
  if (given < bytes) yield { start: position, end: position + bytes - given - 1 };
}
