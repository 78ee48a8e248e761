import { createFirstAdministrator, getSignInOptions } from '@etouch/contracts/routes/sign-in';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { Form } from '@etouch/ui/form';
import { TextField } from '@etouch/ui/text-field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { paths } from '../../lib/paths.ts';
import { problemOf } from '../../lib/problem.ts';
import { apiQuery } from '../../lib/query.ts';
import { signInByPassword } from './auth-requests.ts';
import { useEnter } from './enter.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { OutsideCard } from './outside-card.tsx';

/** Uses the one-time link of an empty installation. */
export function FirstAdministratorPage() {
  const enter = useEnter();
  const { t } = useTranslation();
  const { token = '' } = useSearch({ strict: false });
  const [organizationName, setOrganization] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const options = useQuery(apiQuery(getSignInOptions, {}));
  const create = useMutation({
    mutationFn: async () => {
      await api.call(createFirstAdministrator, {
        body: { token, name: name.trim(), email: email.trim(), password, organizationName: organizationName.trim() },
      });
      await signInByPassword(email.trim(), password);
      await enter(paths.home);
    },
  });
  const isUnknown = create.isError && problemOf(create.error).code === 'NOT_FOUND';
  // The one who has just become it is on the way in.
  if (options.data?.awaitsFirstAdministrator === false && create.isIdle) {
    return (
      <OutsideCard title={t('sign-in.first.used.title')} text={t('sign-in.first.used.text')}>
        <ButtonLink variant="primary" href={paths.signIn}>
          {t('sign-in.submit')}
        </ButtonLink>
      </OutsideCard>
    );
  }
  return (
    <OutsideCard title={t('sign-in.first.title')} text={t('sign-in.first.text')}>
      <Form onSubmit={() => create.mutate()}>
        {isUnknown ? (
          <Banner kind="error" title={t('sign-in.first.unknown.title')}>
            {t('sign-in.first.unknown.text')}
          </Banner>
        ) : (
          <ProblemBanner error={create.error} />
        )}
        <TextField
          label={t('sign-in.first.organization')}
          autoComplete="organization"
          isRequired
          value={organizationName}
          onChange={setOrganization}
        />
        <TextField
          label={t('sign-in.invitation.name')}
          autoComplete="name"
          isRequired
          value={name}
          onChange={setName}
        />
        <TextField
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          isRequired
          value={email}
          onChange={setEmail}
        />
        <NewPasswordField label={t('sign-in.password')} value={password} onChange={setPassword} />
        <Button type="submit" variant="primary" isWide isBusy={create.isPending}>
          {t('sign-in.first.submit')}
        </Button>
      </Form>
    </OutsideCard>
  );
}
