import { useState } from 'react';
import { keepText, keptChoice } from './kept-choice.ts';

/** A choice of the person that this browser remembers, e.g. the size of thumbnails; `allowed` guards against old values. */
export function useStoredChoice<T extends string>(
  name: string,
  allowed: readonly T[],
  initial: T,
): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => keptChoice(name, allowed, initial));
  return [
    value,
    (next) => {
      setValue(next);
      keepText(name, next);
    },
  ];
}
