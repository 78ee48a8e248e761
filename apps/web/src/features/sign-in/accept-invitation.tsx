import type { RouteOutput } from '@etouch/contracts/route';
import { acceptInvitation, type viewInvitation } from '@etouch/contracts/routes/invitations';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { Form } from '@etouch/ui/form';
import { TextField } from '@etouch/ui/text-field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { meQuery } from '../../lib/me.ts';
import { paths, withQuery } from '../../lib/paths.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { useEnter } from './enter.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { signOut } from './sign-out.ts';

export interface AcceptInvitationProps {
  invitationId: string;
  token: string;
  view: RouteOutput<typeof viewInvitation>;
}

/** New people say their name and choose a password; people with an account accept while signed in to it. */
export function AcceptInvitation({ invitationId, token, view }: AcceptInvitationProps) {
  const { t } = useTranslation();
  const enter = useEnter();
  const locale = useLanguage();
  const me = useQuery({ ...meQuery, retry: false });
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: async () => {
      const newAccount = view.hasAccount ? undefined : { name: name.trim(), password, locale };
      await api.call(acceptInvitation, { params: { invitationId }, body: { token, newAccount } });
      await enter(paths.home);
    },
  });
  const organization = view.organizationName;
  const signedInAs = me.data?.user.email;
  if (signedInAs && signedInAs.toLowerCase() !== view.email.toLowerCase()) {
    return (
      <Banner
        kind="warning"
        title={t('sign-in.invitation.otherAccount', { email: signedInAs })}
        actions={<Button onPress={() => void signOut()}>{t('sign-in.invitation.switch')}</Button>}
      />
    );
  }
  if (view.hasAccount && !signedInAs) {
    const here = withQuery(`/invitations/${invitationId}`, { token });
    return (
      <>
        <Banner kind="info" title={t('sign-in.invitation.signInFirst', { email: view.email })} />
        <ButtonLink variant="primary" href={withQuery(paths.signIn, { next: here })}>
          {t('sign-in.submit')}
        </ButtonLink>
      </>
    );
  }
  return (
    <Form onSubmit={() => accept.mutate()}>
      <ProblemBanner error={accept.error} />
      {view.hasAccount ? null : (
        <>
          <TextField
            label={t('sign-in.invitation.name')}
            name="name"
            autoComplete="name"
            isRequired
            maxLength={120}
            value={name}
            onChange={setName}
          />
          <NewPasswordField label={t('sign-in.password')} value={password} onChange={setPassword} />
        </>
      )}
      <Button type="submit" variant="primary" isWide isBusy={accept.isPending}>
        {t('sign-in.invitation.accept', { organization })}
      </Button>
    </Form>
  );
}
