import { Icon } from '@etouch/ui/icon';
import { Spinner } from '@etouch/ui/spinner';
import { Brush, Building2, Camera, ChevronRight, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { paths } from '../../lib/paths.ts';
import { signInByPassword } from './auth-requests.ts';
import type { DemonstrationAccount } from './demonstration-account.ts';
import { useEnter } from './enter.ts';

const ICONS = { STUDIO: Camera, CLIENT: Building2, RETOUCHER: Brush, PLATFORM: ShieldCheck };

export interface DemonstrationAccountsProps {
  accounts: DemonstrationAccount[];
  next: string;
  onFailure: (error: unknown) => void;
}

const KINDS = ['STUDIO', 'CLIENT', 'RETOUCHER', 'PLATFORM'];

/** In the order in which a photo passes through their hands. */
function byKind(a: DemonstrationAccount, b: DemonstrationAccount): number {
  return KINDS.indexOf(a.organizationType) - KINDS.indexOf(b.organizationType);
}

/** One press per role: the shortest way into the demonstration. */
export function DemonstrationAccounts({ accounts, next, onFailure }: DemonstrationAccountsProps) {
  const enter = useEnter();
  const { t } = useTranslation();
  const [busy, setBusy] = useState<string | null>(null);
  const signIn = async ({ email, password }: DemonstrationAccount) => {
    setBusy(email);
    onFailure(null);
    try {
      await signInByPassword(email, password);
      await enter(next);
    } catch (error) {
      onFailure(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section aria-labelledby="demonstration" className="flex flex-col justify-center gap-3">
      <header>
        <h2 id="demonstration" className="text-15 font-semibold">
          {t('sign-in.demonstration.title')}
        </h2>
        <p className="text-13 text-muted">{t('sign-in.demonstration.text')}</p>
      </header>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-panel">
        {[...accounts].sort(byKind).map((account) => (
          <li key={account.email}>
            <Button
              data-inset-ring
              isPending={busy === account.email}
              onPress={() => void signIn(account)}
              className="flex min-h-14 w-full items-center gap-3 px-4 py-2 text-start hover:bg-hover pressed:bg-sunken"
            >
              <Icon of={ICONS[account.organizationType]} className="text-muted" />
              <span className="min-w-0 grow">
                <span className="sr-only">{t('sign-in.demonstration.as', { name: account.name })} </span>
                <span aria-hidden className="block truncate text-13 font-medium">
                  {account.name}
                </span>
                <span className="block truncate text-12 text-muted">
                  {account.organizationName} · {t(`app.roles.${account.role}`)}
                </span>
              </span>
              {busy === account.email ? <Spinner /> : <Icon of={ChevronRight} className="text-muted" />}
            </Button>
          </li>
        ))}
      </ul>
      <Link href={paths.mailbox} className="w-fit rounded-sm text-13 text-accent-text hover:underline">
        {t('sign-in.demonstration.mailbox')}
      </Link>
    </section>
  );
}
