import { Search, X } from 'lucide-react';
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { groupBox } from './classes.ts';
import { FieldLabel } from './field.tsx';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface SearchFieldProps {
  /** Read by screen readers, not shown. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: (value: string) => void;
  placeholder?: string;
  shortcut?: string;
  /** Has the focus when it appears: the first field of a dialog, never of a page. */
  takesFocus?: boolean;
}

/** Text to look for; Escape empties it. */
export function SearchField({ label, placeholder, shortcut, takesFocus, ...field }: SearchFieldProps) {
  return (
    <AriaSearchField {...field} {...(takesFocus && { autoFocus: true })} className="group min-w-0">
      <FieldLabel label={label} isHidden />
      <Group className={groupBox}>
        <Icon of={Search} className="ms-2.5 text-muted" />
        <Input
          placeholder={placeholder}
          data-no-ring
          className="min-w-0 grow bg-transparent px-2 outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
        />
        {shortcut && field.value === '' ? (
          <span className="me-2">
            <Kbd>{shortcut}</Kbd>
          </span>
        ) : null}
        <Button className="flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text group-empty:hidden">
          <Icon of={X} />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
