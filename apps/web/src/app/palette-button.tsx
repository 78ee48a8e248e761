import type { NavItem } from '@etouch/ui/app-frame';
import { Button } from '@etouch/ui/button';
import { Kbd } from '@etouch/ui/kbd';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

const SHORTCUT = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

/** Opens the command palette, by press or by Ctrl/Cmd-K from anywhere; its code comes when first opened. */
export function PaletteButton({ nav }: { nav: NavItem[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const toggle = (next: boolean) => {
    setOpen(next);
    if (next) setOpened(true);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
      setOpened(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Button
        variant="quiet"
        icon={Search}

        onPress={() => toggle(true)}
      >
        <span className="sr-only">{t('app.search')}</span>
        <span className="hidden sm:inline">
          <Kbd>{SHORTCUT}</Kbd>
        </span>
      </Button>
      {wasOpened ? (
        <Suspense>
          <Palette nav={nav} isOpen={isOpen} onOpenChange={toggle} />
        </Suspense>
      ) : null}
    </>
  );
}
