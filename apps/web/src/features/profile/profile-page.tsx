import { leaveOrganization, updateMe } from '@etouch/contracts/routes/me';
import { Button } from '@etouch/ui/button';
import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { Form } from '@etouch/ui/form';
import { Panel } from '@etouch/ui/panel';
import { TextField } from '@etouch/ui/text-field';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { queryClient } from '../../lib/query.ts';
import { DisplayPanel } from './display-panel.tsx';
import { EraseAccountPanel } from './erase-account-panel.tsx';

/** One's own name, language and theme, and the organizations one belongs to. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { user, memberships } = useMe();
  const [name, setName] = useState(user.name);
  const [leaving, setLeaving] = useState<{ organizationId: string; organizationName: string } | null>(null);
  const save = useMutation({
    mutationFn: () => api.call(updateMe, { body: { name: name.trim() } }),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me);
      showToast({ text: t('profile.saved') });
    },
  });
  const leave = useMutation({
    mutationFn: (organizationId: string) => api.call(leaveOrganization, { params: { organizationId } }),
    onSuccess: async () => {
      setLeaving(null);
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  return (
    <Page title={t('profile.title')}>
      <Panel title={t('profile.person')}>
        <Form onSubmit={() => save.mutate()}>
          <ProblemBanner error={save.error} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label={t('profile.name')} isRequired maxLength={120} value={name} onChange={setName} />
            <TextField label={t('profile.email')} isReadOnly value={user.email} />
          </div>
          <div>
            <Button type="submit" isBusy={save.isPending}>
              {t('common.save')}
            </Button>
          </div>
        </Form>
      </Panel>
      <DisplayPanel />
      <Panel title={t('profile.organizations')} isFlush>
        <ul className="divide-y divide-line">
          {memberships.map((membership) => (
            <li key={membership.organizationId} className="flex items-center justify-between gap-4 px-4 py-2">
              <span className="min-w-0">
                <span className="block truncate font-medium">{membership.organizationName}</span>
                <span className="block text-12 text-muted">{t(`app.roles.${membership.role}`)}</span>
              </span>
              <Button isSmall onPress={() => setLeaving(membership)}>
                {t('profile.leave')}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
      <EraseAccountPanel />
      <ConfirmDialog
        isOpen={leaving !== null}
        onOpenChange={(isOpen) => {
          if (isOpen) return;
          setLeaving(null);
          leave.reset();
        }}
        title={t('profile.leaveAsk.title', { name: leaving?.organizationName ?? '' })}
        confirmLabel={t('profile.leaveAsk.title', { name: leaving?.organizationName ?? '' })}
        cancelLabel={t('common.cancel')}
        closeLabel={t('common.close')}
        isDanger
        isBusy={leave.isPending}
        onConfirm={() => leaving && leave.mutate(leaving.organizationId)}
      >
        <p>{t('profile.leaveAsk.text')}</p>
        <ProblemBanner error={leave.error} />
      </ConfirmDialog>
    </Page>
  );
}
