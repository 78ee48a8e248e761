import { routeUrl } from '@etouch/contracts/client';
import { downloadAssignedOriginals } from '@etouch/contracts/routes/media';
import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { Download, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me.ts';
import { IconButton } from '@etouch/ui/icon-button';
import { AssignMenu } from './assign-menu.tsx';

/** Identifiers stand in the address of the archive, which a server reads up to 16 KB. */
const AT_ONCE = 300;

/** What can be done to the selected photos. */
export function SelectedBar({ items, onClear }: { items: QueueItem[]; onClear: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const count = items.length;
  const label = t('queue.download', { count });
  return (
    <div
      role="toolbar"
      aria-label={t('queue.selected', { count })}
      className="flex flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-2 sm:px-6"
    >
      <span className="font-medium tabular">{t('queue.selected', { count })}</span>
      <IconButton isSmall icon={X} label={t('photos.bar.clear')} onPress={onClear} />
      <span className="ms-auto flex flex-wrap gap-2">
        {can('assignment.edit') ? <AssignMenu items={items} onDone={onClear} /> : null}
        {count > AT_ONCE ? (
          <Button icon={Download} reason={t('queue.tooManyAtOnce', { count: AT_ONCE })}>
            {label}
          </Button>
        ) : (
          <ButtonLink
            icon={Download}
            href={routeUrl(downloadAssignedOriginals, {
              query: { assignmentId: items.map(({ assignmentId }) => assignmentId) },
            })}
            download
          >
            {label}
          </ButtonLink>
        )}
      </span>
    </div>
  );
}
