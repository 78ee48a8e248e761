import { ShortcutSheet } from '@etouch/ui/shortcut-sheet';
import { useTranslation } from 'react-i18next';

/** All keys of the light table. */
export function LightTableKeys(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <ShortcutSheet
      {...props}
      title={t('light-table.keys.all')}
      closeLabel={t('common.close')}
      groups={[
        {
          title: t('light-table.keys.groups.look'),
          shortcuts: [
            { keys: ['←', '→'], label: t('light-table.keys.move') },
            { keys: ['PgUp', 'PgDn'], label: t('light-table.keys.pages') },
            { keys: ['Z', '+', '−'], label: t('light-table.keys.zoom') },
            { keys: ['C'], label: t('light-table.keys.compare') },
            { keys: ['T', 'I', 'L'], label: t('light-table.keys.views') },
            { keys: ['F'], label: t('light-table.keys.fullscreen') },
            { keys: ['Esc'], label: t('light-table.keys.leave') },
          ],
        },
        {
          title: t('light-table.keys.groups.mark'),
          shortcuts: [
            { keys: ['1–5', '0'], label: t('light-table.keys.rate') },
            { keys: ['6', '7', '8', '9'], label: t('light-table.keys.label') },
            { keys: ['P', 'X', 'U'], label: t('light-table.keys.pick') },
            { keys: ['Ctrl Z'], label: t('light-table.keys.undo') },
          ],
        },
        {
          title: t('light-table.keys.groups.say'),
          shortcuts: [{ keys: ['A', 'M'], label: t('light-table.keys.annotate') }],
        },
      ]}
    />
  );
}
