import { listMembers } from '@etouch/contracts/routes/members';
import { Button } from '@etouch/ui/button';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useCan } from '../../lib/me.ts';
import { apiList } from '../../lib/query.ts';
import { InvitationsPanel } from './invitations-panel.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MembersTable } from './members-table.tsx';

/** Who belongs to the organization, with which rights, and who was invited. */
export function MembersPage() {
  const { t } = useTranslation();
  const can = useCan();
  const [isInviting, setInviting] = useState(false);
  const members = useQuery(apiList(listMembers, {}));
  return (
    <Page
      title={t('members.title')}
      actions={
        can('member.edit') ? (
          <Button variant="primary" icon={UserPlus} onPress={() => setInviting(true)}>
            {t('members.invite.action')}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={members}>{({ items }) => <MembersTable members={items} />}</Loaded>
      {can('member.edit') ? <InvitationsPanel /> : null}
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
