import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

/** What a field says when the browser refuses its value; in the language of the page, which the browser's own may not be. */
export interface FieldWords {
  missing: string;
  /** Not an address of mail. */
  email: string;
  other: string;
}

const Words = createContext<FieldWords | null>(null);

/** Gives every field below the words of the page. */
export function FieldWordsProvider({ words, children }: { words: FieldWords; children: ReactNode }) {
  return <Words.Provider value={words}>{children}</Words.Provider>;
}

/** The sentence for what the browser found wrong; the browser's own where no words were given. */
export function useFieldSentence(): (found: ValidityState, own: string[]) => string {
  const words = useContext(Words);
  return (found, own) => {
    // Refused by us, not by the browser: the reason came with the refusal.
    if (!words || found.customError) return own.join(' ');
    if (found.valueMissing) return words.missing;
    return found.typeMismatch ? words.email : words.other;
  };
}
