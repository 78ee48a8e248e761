import { listMembers, removeMember } from '@etouch/contracts/routes/members';
import type { Member } from '@etouch/contracts/routes/members';
import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';

/** Asks before somebody loses access. */
export function RemoveMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const { name } = member;
  const remove = useMutation({
    mutationFn: () => api.call(removeMember, { params: { memberId: member.id } }),
    onSuccess: () => {
      showToast({ text: t('members.remove.done', { name }) });
      onClose();
    },
    onSettled: () => invalidate(listMembers),
  });
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('members.remove.title', { name })}
      confirmLabel={t('members.remove.title', { name })}
      cancelLabel={t('common.cancel')}
      closeLabel={t('common.close')}
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>{t('members.remove.text', { name })}</p>
      <ProblemBanner error={remove.error} />
    </ConfirmDialog>
  );
}
