import { Button } from '@etouch/ui/button';
import { CommandPalette } from '@etouch/ui/command-palette';
import { Curtain } from '@etouch/ui/curtain';
import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { Dialog } from '@etouch/ui/dialog';
import { Popover } from '@etouch/ui/popover';
import { ShortcutSheet } from '@etouch/ui/shortcut-sheet';
import { TextField } from '@etouch/ui/text-field';
import { Folder, Send } from 'lucide-react';
import { useState } from 'react';
import { Line, Subject } from './sample.tsx';
import type { Words } from './words.ts';

type Open = 'curtain' | 'dialog' | 'confirm' | 'reject' | 'palette' | 'shortcuts' | null;

const CURTAIN_MS = 3_000;

/** Dialogs, confirmations, palette and keys. */
export function OverlaysSection({ words }: { words: Words }) {
  const [open, setOpen] = useState<Open>(null);
  const { overlays, close, cancel } = words;
  const of = (what: Open) => ({
    isOpen: open === what,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? what : null),
    closeLabel: close,
  });
  const done = () => setOpen(null);
  // It has no button: it goes by itself.
  const drawCurtain = () => {
    setOpen('curtain');
    setTimeout(done, CURTAIN_MS);
  };
  return (
    <Subject title={words.sections.overlays}>
      <Line>
        <Button onPress={() => setOpen('dialog')}>{overlays.dialog}</Button>
        <Button onPress={() => setOpen('reject')}>{overlays.reject}</Button>
        <Button onPress={() => setOpen('confirm')}>{overlays.confirm}</Button>
        <Button onPress={() => setOpen('palette')}>{overlays.palette}</Button>
        <Button onPress={() => setOpen('shortcuts')}>{overlays.shortcuts}</Button>
        <Button onPress={drawCurtain}>{overlays.curtain}</Button>
        <Popover label={overlays.popover} placement="bottom start" trigger={<Button>{overlays.popover}</Button>}>
          {overlays.popoverText}
        </Popover>
      </Line>
      <Curtain isOpen={open === 'curtain'} title={overlays.curtainTitle} waitingLabel={overlays.curtainWaiting}>
        {overlays.curtainText}
      </Curtain>
      <Dialog
        {...of('dialog')}
        title={overlays.dialogTitle}
        actions={
          <Button variant="primary" onPress={done}>
            {overlays.invite}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <p className="text-muted">{overlays.dialogText}</p>
          <TextField takesFocus label={words.fields.email} type="email" />
        </div>
      </Dialog>
      <ConfirmDialog
        {...of('reject')}
        title={overlays.rejectTitle}
        confirmLabel={overlays.rejectAction}
        cancelLabel={cancel}
        onConfirm={done}
        askReason={{ label: overlays.rejectReason, isRequired: true, missing: overlays.rejectMissing }}
      >
        {overlays.rejectText}
      </ConfirmDialog>
      <ConfirmDialog
        {...of('confirm')}
        isDanger
        title={overlays.confirmTitle}
        confirmLabel={overlays.confirmAction}
        cancelLabel={cancel}
        onConfirm={done}
        askName={{ label: overlays.confirmName, expected: words.fields.nameValue, mismatch: overlays.confirmMismatch }}
      >
        {overlays.confirmText}
      </ConfirmDialog>
      <CommandPalette
        isOpen={open === 'palette'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'palette' : null)}
        label={overlays.paletteLabel}
        placeholder={overlays.palettePlaceholder}
        emptyText={overlays.paletteEmpty}
        commands={[
          { id: 'p1', group: overlays.projects, label: words.fields.nameValue, detail: 'Maison Lune', icon: Folder },
          { id: 'p2', group: overlays.projects, label: 'Verre & Sel 12', detail: 'Verre & Sel', icon: Folder },
          { id: 'a1', group: overlays.actions, label: words.buttons.send, icon: Send, shortcut: 'Ctrl ↵' },
        ]}
      />
      <ShortcutSheet
        {...of('shortcuts')}
        title={overlays.shortcuts}
        groups={[
          {
            title: words.sections.marks,
            shortcuts: [
              { keys: ['1', '5'], label: words.marks.flag },
              { keys: ['P'], label: words.marks.PICK },
              { keys: ['X'], label: words.marks.REJECT },
            ],
          },
        ]}
      />
    </Subject>
  );
}
