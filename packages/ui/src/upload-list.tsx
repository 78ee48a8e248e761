import { Pause, Play, RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Collection, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';
import { MiddleTruncate } from './middle-truncate.tsx';
import { Progress } from './progress.tsx';
import { StateBadge } from './state-badge.tsx';

export type UploadState =
  | 'waiting'
  | 'reading'
  | 'sending'
  | 'retrying'
  | 'paused'
  | 'held'
  | 'checking'
  | 'done'
  | 'failed';

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
  /** Shown under a file: how it was matched, what became of it. */
  more?: ReactNode;
}

export interface UploadListProps {
  /** Those that did not change keep their identity: only the others are drawn again. */
  items: readonly UploadItem[];
  label: string;
  /** The word of each state. */
  stateNames: Record<UploadState, string>;
  words: { pause: string; resume: string; cancel: string; retry: string };
  onPause: (id: string) => void;
  onResume: (id: string) => void;
  onCancel: (id: string) => void;
  /** Pixels it may take. */
  maxHeight?: number;
}

const KIND = {
  waiting: 'waiting',
  reading: 'active',
  sending: 'active',
  retrying: 'waiting',
  paused: 'waiting',
  held: 'waiting',
  checking: 'active',
  done: 'done',
  failed: 'failed',
} as const;

const PAUSABLE = new Set<UploadState>(['waiting', 'reading', 'sending', 'retrying', 'held']);
const WITH_BAR = new Set<UploadState>(['reading', 'sending', 'retrying', 'paused', 'held']);
/** Without a second line, pixels. */
const ROW = 55;

/** Each file on its way: how far, in what state, and what is kept when it fails. Of thousands only those in view exist. */
export function UploadList({ items, label, maxHeight = 330, ...line }: UploadListProps) {
  const lines = items.reduce(
    (sum, { error, more, state }) => sum + (error || more ? 1.7 : WITH_BAR.has(state) ? 1.2 : 1),
    0,
  );
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: ROW }}>
      <GridList
        aria-label={label}
        selectionMode="none"
        disallowTypeAhead
        data-no-ring
        className="block overflow-y-auto"
        style={{ height: Math.min(maxHeight, Math.ceil(lines * ROW)) }}
      >
        <Collection items={items}>
          {(item) => (
            <GridListItem id={item.id} textValue={item.name} data-inset-ring className="border-b border-line/60">
              <UploadLine item={item} {...line} />
            </GridListItem>
          )}
        </Collection>
      </GridList>
    </Virtualizer>
  );
}

type UploadLineProps = Omit<UploadListProps, 'items' | 'label' | 'maxHeight'> & { item: UploadItem };

function UploadLine({ item, stateNames, words, onPause, onResume, onCancel }: UploadLineProps) {
  const { id, name, state } = item;
  return (
    <div className="flex flex-col gap-1 px-3 py-1.5">
      <div className="flex items-center gap-2">
        <div className="min-w-0 grow">
          <MiddleTruncate text={name} />
          <span className="mt-0.5 flex items-center gap-2 text-12 text-muted tabular">
            <StateBadge kind={KIND[state]}>{stateNames[state]}</StateBadge>
            {item.detail}
          </span>
        </div>
        <span className="flex shrink-0 justify-end">
          {PAUSABLE.has(state) ? (
            <IconButton isSmall icon={Pause} label={`${words.pause} ${name}`} onPress={() => onPause(id)} />
          ) : null}
          {state === 'paused' ? (
            <IconButton isSmall icon={Play} label={`${words.resume} ${name}`} onPress={() => onResume(id)} />
          ) : null}
          {state === 'failed' ? (
            <IconButton isSmall icon={RotateCw} label={`${words.retry} ${name}`} onPress={() => onResume(id)} />
          ) : null}
          {state === 'done' || state === 'checking' ? null : (
            <IconButton isSmall icon={X} label={`${words.cancel} ${name}`} onPress={() => onCancel(id)} />
          )}
        </span>
      </div>
      {WITH_BAR.has(state) && item.progress > 0 ? (
        <Progress isLabelHidden label={name} value={item.progress} tone={state === 'sending' ? 'accent' : 'muted'} />
      ) : null}
      {item.error ? <p className="text-12 text-red">{item.error}</p> : null}
      {item.more}
    </div>
  );
}
