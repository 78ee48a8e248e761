import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { floatBox, optionRow } from './classes.ts';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface MenuAction {
  id: string;
  label: string;
  icon?: LucideIcon;
  shortcut?: string;
  /** Why it is refused now; shown under the label. */
  reason?: string;
  isDanger?: boolean;
  /** A tick in front of it. */
  isChecked?: boolean;
  /** Goes to a page instead of acting. */
  href?: string;
  onAction?: () => void;
  /** Draws a line above. */
  startsGroup?: boolean;
}

export interface MenuProps {
  /** The button that opens it. */
  children: ReactNode;
  items: MenuAction[];
  label: string;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right top';
}

/** Actions behind a button. A refused one stays in place and says why. */
export function Menu({ children, items, label, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover placement={placement} offset={4} className={clsx(floatBox, 'min-w-48 max-w-80 p-1')}>
        <AriaMenu
          aria-label={label}
          className="max-h-96 overflow-auto outline-none"
          disabledKeys={items.filter((item) => item.reason).map((item) => item.id)}
        >
          {items.flatMap((item) =>
            item.startsGroup
              ? [<Separator key={`${item.id}-line`} className="my-1 h-px bg-line" />, row(item)]
              : [row(item)],
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function row(item: MenuAction) {
  return (
    <MenuItem
      key={item.id}
      id={item.id}
      href={item.href}
      textValue={item.label}
      onAction={item.onAction}
      className={clsx(optionRow, 'py-1', item.isDanger && !item.reason && 'text-red!')}
    >
      {item.icon ? <Icon of={item.icon} className={item.isDanger ? '' : 'text-muted'} /> : null}
      <span className="min-w-0 grow">
        <Text slot="label" className="block truncate">
          {item.label}
        </Text>
        {item.reason ? (
          <Text slot="description" className="block text-12 text-muted">
            {item.reason}
          </Text>
        ) : null}
      </span>
      {item.isChecked ? <Icon of={Check} className="text-accent-text" /> : null}
      {item.shortcut ? <Kbd>{item.shortcut}</Kbd> : null}
    </MenuItem>
  );
}
