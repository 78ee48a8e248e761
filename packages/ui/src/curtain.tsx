import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Spinner } from './spinner.tsx';

export interface CurtainProps {
  isOpen: boolean;
  /** What is going on. */
  title: string;
  /** What is kept, and how it goes on. */
  children: ReactNode;
  /** What is waited for. */
  waitingLabel: string;
}

/** Covers everything while nothing can be done here. What is behind it stays as it is, unsent text included. */
export function Curtain({ isOpen, title, children, waitingLabel }: CurtainProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      isKeyboardDismissDisabled
      className="fixed inset-0 z-50 bg-ground transition-opacity entering:opacity-0 exiting:opacity-0"
    >
      <Modal className="flex h-full items-center justify-center p-6">
        <Dialog role="alertdialog" className="flex max-w-md flex-col gap-3 text-center outline-none">
          <Heading slot="title" className="text-24 font-semibold tracking-tight text-balance">
            {title}
          </Heading>
          <div className="text-15 text-pretty text-muted">{children}</div>
          <div className="flex justify-center pt-3 text-muted">
            <Spinner label={waitingLabel} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
