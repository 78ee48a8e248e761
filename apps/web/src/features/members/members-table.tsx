import { listMembers, updateMember } from '@etouch/contracts/routes/members';
import type { Member } from '@etouch/contracts/routes/members';
import type { RouteInput } from '@etouch/contracts/route';
import { Checkbox } from '@etouch/ui/checkbox';
import { IconButton } from '@etouch/ui/icon-button';
import { Panel } from '@etouch/ui/panel';
import { Table } from '@etouch/ui/table';
import type { TableColumn } from '@etouch/ui/table';
import { useMutation } from '@tanstack/react-query';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatDay } from '../../lib/format.ts';
import { useActive, useCan } from '../../lib/me.ts';
import { invalidate } from '../../lib/query.ts';
import { announceUndoable } from '../../lib/undo.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { RoleSelect } from './role-select.tsx';

/** An administrator has these rights by the role itself. */
const isAdministrator = ({ role }: Member) => role === 'STUDIO_ADMIN' || role === 'CLIENT_ADMIN';

type Change = RouteInput<typeof updateMember>['body'];

/** The members; who may edit them changes role and rights in place, undoable. */
export function MembersTable({ members }: { members: Member[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const { organizationType } = useActive();
  const mayEdit = can('member.edit');
  const [removed, setRemoved] = useState<Member | null>(null);
  const send = (memberId: string, body: Change) => api.call(updateMember, { params: { memberId }, body });
  const change = useMutation({
    mutationFn: ({ member, body }: { member: Member; body: Change }) => send(member.id, body),
    onSuccess: (_, { member, body }) => {
      const { role, mayCommitMoney, maySeePrices } = member;
      announceUndoable(t('members.changed', { name: member.name }), t('common.undo'), async () => {
        await send(member.id, {
          role: body.role && role,
          mayCommitMoney: body.mayCommitMoney === undefined ? undefined : mayCommitMoney,
          maySeePrices: body.maySeePrices === undefined ? undefined : maySeePrices,
        });
        await invalidate(listMembers);
      });
    },
    onSettled: () => invalidate(listMembers),
  });
  const right = (id: 'mayCommitMoney' | 'maySeePrices', label: string): TableColumn<Member> => ({
    id,
    label,
    render: (member) => (
      <Checkbox
        aria-label={`${label} – ${member.name}`}
        isSelected={member[id] || isAdministrator(member)}
        isDisabled={!mayEdit || isAdministrator(member)}
        onChange={(isSelected) => change.mutate({ member, body: { [id]: isSelected } })}
      />
    ),
  });
  const columns: TableColumn<Member>[] = [
    { id: 'name', label: t('members.name'), render: ({ name }) => <span className="font-medium">{name}</span> },
    {
      id: 'email',
      label: t('members.email'),
      render: ({ email }) => <span className="text-muted">{email}</span>,
      className: 'max-sm:hidden',
    },
    {
      id: 'role',
      label: t('members.role'),
      render: (member) =>
        mayEdit ? (
          <div className="max-w-64 py-1">
            <RoleSelect
              label={t('members.role')}
              isLabelHidden
              value={member.role}
              onChange={(role) => change.mutate({ member, body: { role } })}
            />
          </div>
        ) : (
          t(`app.roles.${member.role}`)
        ),
    },
    ...(organizationType === 'CLIENT' ? [right('mayCommitMoney', t('members.money'))] : []),
    ...(organizationType === 'STUDIO' ? [right('maySeePrices', t('members.prices'))] : []),
    {
      id: 'joined',
      label: t('members.joined'),
      isNumber: true,
      render: ({ joinedAt }) => formatDay(joinedAt, language),
      className: 'max-sm:hidden',
    },
    ...(mayEdit
      ? [
          {
            id: 'remove',
            label: t('members.remove.action'),
            isLabelHidden: true,
            render: (member: Member) => (
              <IconButton
                isSmall
                icon={UserMinus}
                label={t('members.remove.title', { name: member.name })}
                onPress={() => setRemoved(member)}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="flex flex-col gap-3">
      <ProblemBanner error={change.error} />
      <Panel isFlush>
        <Table label={t('members.title')} columns={columns} rows={members} />
      </Panel>
      {removed ? <RemoveMemberDialog member={removed} onClose={() => setRemoved(null)} /> : null}
    </div>
  );
}
