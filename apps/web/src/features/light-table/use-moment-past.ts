import { useEffect, useState } from 'react';

/** What a server and a browser need for the tiles in view. */
const MOMENT_MS = 300;

/** False for the first moment of a page that begins with something to look at closely: its neighbours can wait for it. */
export function useMomentPast(isClose: boolean): boolean {
  const [isPast, setPast] = useState(!isClose);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), MOMENT_MS);
    return () => clearTimeout(timer);
  }, []);
  return isPast;
}
