import { Pause, Play, RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { MiddleTruncate } from './middle-truncate.tsx';
import { Progress } from './progress.tsx';
import { StateBadge } from './state-badge.tsx';

export type UploadState = 'waiting' | 'sending' | 'paused' | 'held' | 'checking' | 'done' | 'failed';

export interface UploadItem {
  id: string;
  name: string;
  state: UploadState;
  /** 0 to 1. */
  progress: number;
  /** "12,4 Mo sur 48 Mo · encore 20 s". */
  detail?: string;
  /** What went wrong, what is kept and what to do. */
  error?: string;
}

export interface UploadListProps {
  items: UploadItem[];
  label: string;
  /** The word of each state. */
  stateNames: Record<UploadState, string>;
  words: { pause: string; resume: string; cancel: string; retry: string };
  onPause: (id: string) => void;
  onResume: (id: string) => void;
  onCancel: (id: string) => void;
  /** Shown under a file: how it was matched, its checks. */
  renderMore?: (id: string) => ReactNode;
}

const KIND = {
  waiting: 'waiting',
  sending: 'active',
  paused: 'waiting',
  held: 'waiting',
  checking: 'active',
  done: 'done',
  failed: 'failed',
} as const;

/** Each file on its way: how far, in what state, and what is kept when it fails. */
export function UploadList({
  items,
  label,
  stateNames,
  words,
  onPause,
  onResume,
  onCancel,
  renderMore,
}: UploadListProps) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.id} className="flex flex-col gap-1 px-3 py-2">
          <div className="flex items-center gap-3">
            <MiddleTruncate text={item.name} className="grow" />
            {item.detail ? <span className="shrink-0 text-12 text-muted tabular">{item.detail}</span> : null}
            <StateBadge kind={KIND[item.state]}>{stateNames[item.state]}</StateBadge>
            <span className="flex w-14 shrink-0 justify-end">
              {item.state === 'sending' || item.state === 'waiting' || item.state === 'held' ? (
                <IconButton
                  isSmall
                  icon={Pause}
                  label={`${words.pause} ${item.name}`}
                  onPress={() => onPause(item.id)}
                />
              ) : null}
              {item.state === 'paused' ? (
                <IconButton
                  isSmall
                  icon={Play}
                  label={`${words.resume} ${item.name}`}
                  onPress={() => onResume(item.id)}
                />
              ) : null}
              {item.state === 'failed' ? (
                <IconButton
                  isSmall
                  icon={RotateCw}
                  label={`${words.retry} ${item.name}`}
                  onPress={() => onResume(item.id)}
                />
              ) : null}
              {item.state === 'done' || item.state === 'checking' ? null : (
                <IconButton isSmall icon={X} label={`${words.cancel} ${item.name}`} onPress={() => onCancel(item.id)} />
              )}
            </span>
          </div>
          {item.state === 'sending' || item.state === 'paused' || item.state === 'held' ? (
            <Progress
              isLabelHidden
              label={item.name}
              value={item.progress}
              tone={item.state === 'sending' ? 'accent' : 'muted'}
            />
          ) : null}
          {item.error ? <p className="text-12 text-red">{item.error}</p> : null}
          {renderMore?.(item.id)}
        </li>
      ))}
    </ul>
  );
}
