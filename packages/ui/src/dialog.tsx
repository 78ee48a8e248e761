import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  children: ReactNode;
  /** The buttons, the primary one last. */
  actions?: ReactNode;
  /** Names the cross at the corner. */
  closeLabel: string;
  width?: 'small' | 'medium' | 'large';
  /** An answer is required: no cross, no click outside. */
  isUrgent?: boolean;
}

const WIDTH = { small: 'max-w-md', medium: 'max-w-xl', large: 'max-w-4xl' };

/** A question or a form above the page. On a phone it takes the width and sits at the thumb. */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  children,
  actions,
  closeLabel,
  width = 'small',
  isUrgent = false,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!isUrgent}
      className="fixed inset-0 z-40 flex items-end justify-center bg-veil transition-opacity sm:items-center sm:p-6 entering:opacity-0 exiting:opacity-0"
    >
      <Modal
        className={clsx(
          'float-in flex max-h-full w-full flex-col rounded-t-lg bg-panel text-text shadow-float sm:rounded-lg',
          WIDTH[width],
        )}
      >
        <AriaDialog role={isUrgent ? 'alertdialog' : 'dialog'} className="flex min-h-0 flex-col outline-none">
          <header className="flex items-center justify-between gap-4 px-4 pt-3 pb-1">
            <Heading slot="title" className="text-15 font-semibold">
              {title}
            </Heading>
            {isUrgent ? null : <IconButton icon={X} label={closeLabel} isSmall onPress={() => onOpenChange(false)} />}
          </header>
          <div className="min-h-0 grow overflow-auto px-4 py-2">{children}</div>
          {actions ? <footer className="flex flex-wrap justify-end gap-2 px-4 pt-2 pb-4">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
