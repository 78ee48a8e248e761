import { useEffect, useRef } from 'react';
import { keptLanguage, speak } from '../lib/i18n.ts';
import { useMe } from '../lib/me.ts';

/** Speaks the language of the person's profile, unless another one was chosen on this very browser. */
export function useProfileLanguage(): void {
  const { user } = useMe();
  const applied = useRef<string | null>(null);
  useEffect(() => {
    if (!user.locale || applied.current === user.locale || keptLanguage()) return;
    applied.current = user.locale;
    void speak(user.locale);
  }, [user.locale]);
}
