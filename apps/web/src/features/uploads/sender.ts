/** HTTP/1.1 gives a browser six connections to one origin, for all its tabs together: one tab sends at a time. */
const LOCK = 'etouch.uploads.sender';

let release: (() => void) | null = null;
let isAsking = false;

/** Where the page is not served over https a browser has no locks, and each tab sends for itself. */
const locks = () => (navigator as Partial<Navigator>).locks;

export function isSender(): boolean {
  return release !== null || !locks();
}

/** Waits until no other tab sends, then calls. */
export function becomeSender(onGranted: () => void): void {
  if (isSender() || isAsking) return;
  isAsking = true;
  const hold = () =>
    new Promise<void>((resolve) => {
      isAsking = false;
      release = resolve;
      onGranted();
    });
  locks()
    ?.request(LOCK, hold)
    .catch(() => {
      isAsking = false;
    });
}

/** Lets another tab send. */
export function leaveSender(): void {
  release?.();
  release = null;
}
