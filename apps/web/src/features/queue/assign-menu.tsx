import { listMembers } from '@etouch/contracts/routes/members';
import { assignPerson, listQueue } from '@etouch/contracts/routes/rounds';
import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Button } from '@etouch/ui/button';
import { Menu } from '@etouch/ui/menu';
import { showToast } from '@etouch/ui/toast';
import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { apiList, invalidate } from '../../lib/query.ts';
import { announceUndoable } from '../../lib/undo.ts';
import { useProblemWords } from '../../lib/use-problem.ts';

async function give(assignmentIds: string[], assigneeId: string | null): Promise<void> {
  try {
    await api.call(assignPerson, { body: { assignmentIds, assigneeId } });
  } finally {
    await invalidate(listQueue);
  }
}

/** Gives the selected photos to a member of the agency, or back to everybody; undoable. */
export function AssignMenu({ items, onDone }: { items: QueueItem[]; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const members = useQuery(apiList(listMembers, {}));
  const ids = items.map(({ assignmentId }) => assignmentId);
  const assign = async (assigneeId: string | null, name: string) => {
    const before = Map.groupBy(items, ({ assignee }) => assignee?.id ?? null);
    try {
      await give(ids, assigneeId);
      announceUndoable(t('queue.given', { count: ids.length, name }), t('common.undo'), async () => {
        for (const [owner, rows] of before)
          await give(
            rows.map(({ assignmentId }) => assignmentId),
            owner,
          );
      });
      onDone();
    } catch (error) {
      showToast({ text: words(error).title });
    }
  };
  return (
    <Menu
      label={t('queue.give')}
      placement="top end"
      items={[
        ...(members.data?.items ?? []).map(({ userId, name }) => ({
          id: userId,
          label: name,
          isChecked: items.every(({ assignee }) => assignee?.id === userId),
          onAction: () => void assign(userId, name),
        })),
        {
          id: 'nobody',
          label: t('queue.giveBack'),
          startsGroup: true,
          onAction: () => void assign(null, t('queue.unassigned')),
        },
      ]}
    >
      <Button icon={UserRound}>{t('queue.give')}</Button>
    </Menu>
  );
}
