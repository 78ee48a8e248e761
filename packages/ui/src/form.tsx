import type { ReactNode } from 'react';
import { Form as AriaForm } from 'react-aria-components';

export interface FormProps {
  children: ReactNode;
  onSubmit: () => void;
  /** What the server refused, by the name of the field. */
  errors?: Record<string, string>;
  id?: string;
}

/** Fields one under the other; Enter submits, the page never reloads. */
export function Form({ children, onSubmit, errors, id }: FormProps) {
  return (
    <AriaForm
      id={id}
      validationErrors={errors}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </AriaForm>
  );
}
