import { useEffect, useRef } from 'react';
import { setLanguage } from '../lib/i18n.ts';
import { useMe } from '../lib/me.ts';

/** Speaks the language of the person's profile, once they are signed in and whenever it is changed there. */
export function useProfileLanguage(): void {
  const { user } = useMe();
  const applied = useRef<string | null>(null);
  useEffect(() => {
    if (!user.locale || applied.current === user.locale) return;
    applied.current = user.locale;
    void setLanguage(user.locale);
  }, [user.locale]);
}
