import { ShortcutSheet } from '@etouch/ui/shortcut-sheet';
import { useTranslation } from 'react-i18next';

/** All keys of the quality check. */
export function CheckKeys(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <ShortcutSheet
      {...props}
      title={t('check.keys.title')}
      closeLabel={t('common.close')}
      groups={[
        {
          title: t('check.title'),
          shortcuts: [
            { keys: ['P', 'R'], label: t('check.keys.pass') },
            { keys: ['←', '→'], label: t('check.keys.move') },
            { keys: ['S', 'O', 'D', 'C'], label: t('check.keys.modes') },
            { keys: ['B'], label: t('check.keys.original') },
            { keys: ['Z'], label: t('light-table.keys.zoom') },
            { keys: ['A'], label: t('light-table.annotate') },
            { keys: ['L'], label: t('light-table.surround') },
          ],
        },
      ]}
    />
  );
}
