import { useState } from 'react';

/** A choice of the person that this browser remembers, e.g. the size of thumbnails; `allowed` guards against old values. */
export function useStoredChoice<T extends string>(
  name: string,
  allowed: readonly T[],
  initial: T,
): [T, (next: T) => void] {
  const key = `etouch.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(key);
      return allowed.find((choice) => choice === kept) ?? initial;
    } catch {
      return initial;
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  ];
}
