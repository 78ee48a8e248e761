import { Activity } from 'lucide-react';
import { Button } from './button.tsx';
import { Popover } from './popover.tsx';
import { Progress } from './progress.tsx';

export interface ActivityItem {
  id: string;
  label: string;
  /** 0 to 1; left out while nothing can be counted. */
  progress?: number;
  /** "128 sur 412 · encore 2 min". */
  detail?: string;
  state: 'running' | 'done' | 'failed';
  /** What to do with it: "Télécharger", "Réessayer". */
  action?: { label: string; onPress: () => void };
}

export interface ActivityTrayProps {
  items: ActivityItem[];
  /** "2 travaux en cours". */
  label: string;
  /** "Rien en cours". */
  emptyText: string;
}

const TONE = { running: 'accent', done: 'green', failed: 'red' } as const;

/** Where a work of more than ten seconds is found again after leaving its page. */
export function ActivityTray({ items, label, emptyText }: ActivityTrayProps) {
  const running = items.filter((item) => item.state === 'running').length;
  return (
    <Popover
      label={label}
      width="medium"
      trigger={
        <Button variant="quiet" icon={Activity} isBusy={false} aria-label={label}>
          {running > 0 ? running : null}
        </Button>
      }
    >
      {items.length === 0 ? <p className="text-muted">{emptyText}</p> : null}
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.id} className="flex items-end gap-2">
            <Progress
              label={item.label}
              value={item.state === 'done' ? 1 : item.progress}
              detail={item.detail}
              tone={TONE[item.state]}
            />
            {item.action ? (
              <Button isSmall onPress={item.action.onPress}>
                {item.action.label}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
