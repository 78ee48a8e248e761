import { Spinner } from '@etouch/ui/spinner';
import { useTranslation } from 'react-i18next';

/** While a page's code or first data is on its way. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-40 grow items-center justify-center text-muted">
      <Spinner label={t('common.loading')} />
    </div>
  );
}
