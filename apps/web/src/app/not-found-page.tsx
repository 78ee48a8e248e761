import { ButtonLink } from '@etouch/ui/button-link';
import { EmptyState } from '@etouch/ui/empty-state';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { paths } from '../lib/paths.ts';
import { useTitle } from '../lib/use-title.ts';

/** Nothing is here, or nothing that this person may see: the two are never told apart. */
export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t('app.notFound.title'));
  return (
    <div className="flex grow flex-col justify-center">
      <h1 className="sr-only">{t('app.notFound.title')}</h1>
      <EmptyState icon={Compass} action={<ButtonLink href={paths.home}>{t('app.notFound.home')}</ButtonLink>}>
        {t('app.notFound.text')}
      </EmptyState>
    </div>
  );
}
