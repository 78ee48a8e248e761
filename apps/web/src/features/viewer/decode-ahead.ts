import { useEffect } from 'react';

/** Has pictures decoded before they are asked for, so that the next key shows them at once. */
export function useDecodedAhead(urls: (string | null | undefined)[]): void {
  const wanted = urls.filter((url) => typeof url === 'string').join('\n');
  useEffect(() => {
    for (const url of wanted.split('\n').filter(Boolean)) {
      const image = new Image();
      image.src = url;
      image.decode().catch(() => undefined);
    }
  }, [wanted]);
}
