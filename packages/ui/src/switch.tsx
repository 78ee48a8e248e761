import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';

export interface SwitchProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  description?: ReactNode;
  isDisabled?: boolean;
}

/** On or off, taking effect at once. */
export function Switch({ children, description, ...field }: SwitchProps) {
  return (
    <SwitchField {...field} className="flex flex-col gap-0.5">
      <SwitchButton
        data-no-ring
        className="group inline-flex min-h-(--row) items-center gap-2 text-body text-text disabled:text-muted"
      >
        {({ isSelected }) => (
          <>
            <span
              className={clsx(
                'flex h-4.5 w-8 shrink-0 items-center rounded-full p-0.5 transition-colors group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent-text group-disabled:bg-line',
                isSelected ? 'bg-accent' : 'bg-edge group-hover:bg-muted',
              )}
            >
              <span
                className={clsx('size-3.5 rounded-full bg-white transition-transform', isSelected && 'translate-x-3.5')}
              />
            </span>
            <span>{children}</span>
          </>
        )}
      </SwitchButton>
      {description ? (
        <Text slot="description" className="ps-10 text-12 text-muted">
          {description}
        </Text>
      ) : null}
    </SwitchField>
  );
}
