import { Banner } from '@etouch/ui/banner';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

function watch(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that the network is gone and what becomes of the work. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(watch, () => navigator.onLine);
  if (isOnline) return null;
  return (
    <div className="p-2">
      <Banner kind="warning" title={t('app.offline.title')}>
        {t('app.offline.text')}
      </Banner>
    </div>
  );
}
