/** Fetched at once: what a browser opens to one origin, and one left for everything else. */
const AT_ONCE = 5;
/** Tiles kept beyond those in view; a decoded one takes a megabyte. */
const KEPT = 80;
/** A tile that could not be fetched is asked for again after this. */
const AGAIN_MS = 2_000;

interface Entry {
  state: 'loading' | 'ready' | 'failed';
  request: AbortController;
  bitmap?: ImageBitmap;
  failedAt: number;
}

/** The tiles of one picture: fetches those in view, in the order given, and gives up those that left it. */
export class TileLoader {
  readonly #entries = new Map<string, Entry>();
  readonly #onChange: () => void;
  #wanted: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The decoded tile; undefined while it is on its way. */
  get(url: string): ImageBitmap | undefined {
    return this.#entries.get(url)?.bitmap;
  }

  /** Says which tiles are in view now. */
  want(urls: string[]): void {
    this.#wanted = urls;
    const isWanted = new Set(urls);
    for (const [url, entry] of this.#entries) {
      if (isWanted.has(url)) continue;
      if (entry.state !== 'ready' || this.#entries.size > KEPT + urls.length) this.#drop(url, entry);
    }
    this.#load();
  }

  close(): void {
    this.#wanted = [];
    clearTimeout(this.#timer);
    for (const [url, entry] of this.#entries) this.#drop(url, entry);
  }

  #drop(url: string, entry: Entry): void {
    this.#entries.delete(url);
    entry.request.abort();
    entry.bitmap?.close();
  }

  #load(): void {
    let loading = [...this.#entries.values()].filter(({ state }) => state === 'loading').length;
    for (const url of this.#wanted) {
      if (loading >= AT_ONCE) return;
      const entry = this.#entries.get(url);
      if (entry && (entry.state !== 'failed' || Date.now() - entry.failedAt < AGAIN_MS)) continue;
      loading++;
      void this.#fetch(url);
    }
  }

  async #fetch(url: string): Promise<void> {
    const entry: Entry = { state: 'loading', request: new AbortController(), failedAt: 0 };
    this.#entries.set(url, entry);
    try {
      const bitmap = await fetchBitmap(url, entry.request.signal);
      // Dropped in the meantime: nobody would close it.
      if (this.#entries.get(url) !== entry) return bitmap.close();
      Object.assign(entry, { state: 'ready', bitmap });
    } catch {
      if (this.#entries.get(url) !== entry) return;
      Object.assign(entry, { state: 'failed', failedAt: Date.now() });
      this.#timer = setTimeout(() => this.#load(), AGAIN_MS);
    }
    this.#load();
    this.#onChange();
  }
}

/** Decoded beside the page and only once; a picture that is drawn before it is decoded holds the page up. */
async function fetchBitmap(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const answer = await fetch(url, { signal, priority: 'high' });
  if (!answer.ok) throw new Error(`tile: ${answer.status}`);
  return createImageBitmap(await answer.blob());
}
