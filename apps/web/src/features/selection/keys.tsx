import { IconButton } from '@etouch/ui/icon-button';
import { ShortcutSheet } from '@etouch/ui/shortcut-sheet';
import type { ShortcutGroup } from '@etouch/ui/shortcut-sheet';
import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/use-shortcuts.ts';

/** The button, and the key "?", that show every key of a screen. Not on a phone, which has none. */
export function Keys({ groups }: { groups: ShortcutGroup[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useShortcuts((key) => {
    if (key === '?') setOpen(true);
    return key === '?';
  });
  return (
    <span className="hidden sm:block">
      <IconButton icon={Keyboard} label={t('light-table.keys.all')} shortcut="?" onPress={() => setOpen(true)} />
      <ShortcutSheet
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('light-table.keys.all')}
        closeLabel={t('common.close')}
        groups={groups}
      />
    </span>
  );
}
