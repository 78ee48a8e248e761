import { useTranslation } from 'react-i18next';
import { Keys } from '../selection/keys.tsx';

/** The keys of deciding. */
export function DecidingKeys() {
  const { t } = useTranslation();
  return (
    <Keys
      groups={[
        {
          title: t('validation.keyGroups.decide'),
          shortcuts: [
            { keys: ['↵'], label: t('validation.approve') },
            { keys: ['R'], label: t('validation.reject') },
            { keys: ['A', 'M'], label: t('light-table.keys.annotate') },
            { keys: ['Ctrl Z'], label: t('light-table.keys.undo') },
          ],
        },
        {
          title: t('light-table.keys.groups.look'),
          shortcuts: [
            { keys: ['←', '→'], label: t('light-table.keys.move') },
            { keys: ['S'], label: t('validation.looks.slider') },
            { keys: ['C'], label: t('validation.looks.side') },
            { keys: ['B'], label: t('validation.looks.overlay') },
            { keys: ['D'], label: t('validation.looks.difference') },
            { keys: ['Z'], label: t('light-table.keys.zoom') },
            { keys: ['L'], label: t('light-table.surround') },
            { keys: ['Esc'], label: t('light-table.keys.leave') },
          ],
        },
      ]}
    />
  );
}
