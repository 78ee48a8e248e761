import { CircleCheck, Info, X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

export interface ToastMessage {
  /** What was done: "12 photos déplacées". Errors go to a Banner at the thing that failed. */
  text: string;
  isDone?: boolean;
  undo?: { label: string; onUndo: () => void };
}

/** How long an act can be undone from its toast, in milliseconds. */
export const UNDO_MS = 10_000;

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Shows a message for ten seconds (longer while it is hovered or focused). */
export function showToast(message: ToastMessage): void {
  queue.add(message, { timeout: UNDO_MS });
}

/** Where toasts appear; once, at the root of the application. */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={label}
      // Above the bars at the bottom of a screen; on a phone under the top bar, because the thumb works below.
      className="fixed bottom-18 left-1/2 z-50 flex w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col-reverse gap-2 outline-none max-sm:top-14 max-sm:bottom-auto max-sm:flex-col"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className="flex items-center gap-2 rounded-md bg-panel py-1 ps-3 pe-1 text-text shadow-float"
        >
          <Icon of={toast.content.isDone === false ? Info : CircleCheck} />
          <ToastContent className="min-w-0 grow pe-2 text-13">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo ? <Undo undo={toast.content.undo} onDone={() => queue.close(toast.key)} /> : null}
          <IconButton icon={X} label={closeLabel} isSmall onPress={() => queue.close(toast.key)} />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

function Undo({ undo, onDone }: { undo: NonNullable<ToastMessage['undo']>; onDone: () => void }) {
  return (
    <Button
      isSmall
      onPress={() => {
        undo.onUndo();
        onDone();
      }}
    >
      {undo.label}
    </Button>
  );
}
