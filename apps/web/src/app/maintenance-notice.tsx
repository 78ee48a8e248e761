import { Banner } from '@etouch/ui/banner';
import { useTranslation } from 'react-i18next';
import { useMaintenance } from '../lib/maintenance.ts';

/** Says that one can look and not change, for as long as that is so. */
export function MaintenanceNotice({ isOutside = false }: { /** Nobody is signed in. */ isOutside?: boolean }) {
  const { t } = useTranslation();
  const state = useMaintenance();
  if (state === 'normal') return null;
  return (
    <div className="p-2">
      <Banner kind="info" title={isOutside ? t('app.maintenance.signIn') : t('app.maintenance.notice')} />
    </div>
  );
}
