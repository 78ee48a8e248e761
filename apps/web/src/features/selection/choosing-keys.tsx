import { useTranslation } from 'react-i18next';
import { Keys } from './keys.tsx';

/** The keys of choosing, in the gallery and on the large photo. */
export function ChoosingKeys() {
  const { t } = useTranslation();
  return (
    <Keys
      groups={[
        {
          title: t('light-table.keys.groups.mark'),
          shortcuts: [
            { keys: ['H'], label: t('selection.keys.choose') },
            { keys: ['1', '…', '5', '0'], label: t('light-table.keys.rate') },
            { keys: ['6', '…', '9'], label: t('light-table.keys.label') },
            { keys: ['P', 'X', 'U'], label: t('light-table.keys.pick') },
            { keys: ['Ctrl Z'], label: t('light-table.keys.undo') },
          ],
        },
        {
          title: t('light-table.keys.groups.look'),
          shortcuts: [
            { keys: ['←', '→'], label: t('light-table.keys.move') },
            { keys: ['Z'], label: t('light-table.keys.zoom') },
            { keys: ['L'], label: t('light-table.surround') },
            { keys: ['A', 'M'], label: t('light-table.keys.annotate') },
            { keys: ['Esc'], label: t('light-table.keys.leave') },
          ],
        },
      ]}
    />
  );
}
