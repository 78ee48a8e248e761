import { Button } from '@etouch/ui/button';
import { EmptyState } from '@etouch/ui/empty-state';
import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/use-title.ts';
import { signOut } from '../sign-in/sign-out.ts';

/** Signed in, but a member of nothing (any more). */
export function NoOrganization() {
  const { t } = useTranslation();
  useTitle(t('app.organization.none.title'));
  return (
    <div className="flex grow flex-col justify-center">
      <h1 className="sr-only">{t('app.organization.none.title')}</h1>
      <EmptyState
        icon={Building2}
        action={<Button onPress={() => void signOut()}>{t('app.organization.signOut')}</Button>}
      >
        {t('app.organization.none.text')}
      </EmptyState>
    </div>
  );
}
