import { Button } from '@etouch/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clearLeftOut, useLeftOut } from './left-out-store.ts';

/** So many are named; a camera card's folder may hold thousands of hidden twins. */
const NAMED = 50;

/** What of a drop was not taken, and why, for whoever wants to know. */
export function LeftOutNotice() {
  const { t } = useTranslation();
  const leftOut = useLeftOut();
  const [isOpen, setOpen] = useState(false);
  const count = leftOut.length;
  if (count === 0) return null;
  return (
    <div className="border-t border-line px-3 py-1.5 text-12">
      <div className="flex items-center justify-between gap-2">
        <p className="text-muted">{t('uploads.leftOut.title', { count })}</p>
        <span className="flex">
          <Button isSmall variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t(isOpen ? 'uploads.leftOut.hide' : 'uploads.leftOut.show')}
          </Button>
          <Button isSmall variant="quiet" onPress={clearLeftOut}>
            {t('uploads.leftOut.clear')}
          </Button>
        </span>
      </div>
      {isOpen ? (
        <ul className="max-h-32 overflow-y-auto pb-1">
          {leftOut.slice(0, NAMED).map(({ path, reason }, at) => (
            <li key={`${at} ${path}`} className="flex justify-between gap-3">
              <span className="min-w-0 truncate">{path}</span>
              <span className="shrink-0 text-muted">{t(`uploads.leftOut.reasons.${reason}`)}</span>
            </li>
          ))}
          {count > NAMED ? <li className="text-muted">{t('uploads.leftOut.more', { count: count - NAMED })}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}
