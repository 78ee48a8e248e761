import { Curtain } from '@etouch/ui/curtain';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onMaintenance, useMaintenance } from '../lib/maintenance.ts';
import { queryClient } from '../lib/query.ts';

/** Covers the page while nothing can be read either, and has everything read again when it can. */
export function MaintenanceCurtain() {
  const { t } = useTranslation();
  const state = useMaintenance();
  useEffect(
    () =>
      onMaintenance((now, before) => {
        if (now === 'normal' || before === 'away') void queryClient.invalidateQueries();
      }),
    [],
  );
  return (
    <Curtain
      isOpen={state === 'away'}
      title={t('app.maintenance.awayTitle')}
      waitingLabel={t('app.maintenance.waiting')}
    >
      {t('app.maintenance.awayText')}
    </Curtain>
  );
}
