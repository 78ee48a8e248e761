/** Fetched at once: what a browser opens to one origin, and one left for everything else. */
const AT_ONCE = 5;
/** Tiles kept beyond those in view; a decoded one takes a megabyte. */
const KEPT = 80;
/** A tile that could not be fetched is asked for again after this. */
const AGAIN_MS = 2_000;

interface Entry {
  image: HTMLImageElement;
  state: 'loading' | 'ready' | 'failed';
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
  get(url: string): HTMLImageElement | undefined {
    const entry = this.#entries.get(url);
    return entry?.state === 'ready' ? entry.image : undefined;
  }

  /** Says which tiles are in view now. */
  want(urls: string[]): void {
    this.#wanted = urls;
    const isWanted = new Set(urls);
    for (const [url, entry] of this.#entries) {
      if (isWanted.has(url)) continue;
      if (entry.state === 'loading') entry.image.src = '';
      if (entry.state !== 'ready' || this.#entries.size > KEPT + urls.length) this.#entries.delete(url);
    }
    this.#load();
  }

  close(): void {
    this.want([]);
    clearTimeout(this.#timer);
    this.#entries.clear();
  }

  #load(): void {
    let loading = [...this.#entries.values()].filter(({ state }) => state === 'loading').length;
    for (const url of this.#wanted) {
      if (loading >= AT_ONCE) return;
      const entry = this.#entries.get(url);
      if (entry && (entry.state !== 'failed' || Date.now() - entry.failedAt < AGAIN_MS)) continue;
      loading++;
      this.#fetch(url);
    }
  }

  #fetch(url: string): void {
    const entry: Entry = { image: new Image(), state: 'loading', failedAt: 0 };
    this.#entries.set(url, entry);
    const settle = (state: 'ready' | 'failed') => {
      if (this.#entries.get(url) !== entry) return;
      entry.state = state;
      if (state === 'failed') {
        entry.failedAt = Date.now();
        this.#timer = setTimeout(() => this.#load(), AGAIN_MS);
      }
      this.#load();
      this.#onChange();
    };
    entry.image.src = url;
    entry.image.decode().then(
      () => settle('ready'),
      () => settle('failed'),
    );
  }
}
