import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { Menu } from './menu.tsx';
import type { MenuAction } from './menu.tsx';

export interface ButtonMenuProps extends ButtonProps {
  children: ReactNode;
  /** The other actions; none, and only the button is shown. */
  items: MenuAction[];
  /** Names the button that opens them: "Autres actions". */
  menuLabel: string;
}

/** The one primary action of a screen with the other allowed ones beside it. */
export function ButtonMenu({ items, menuLabel, variant = 'primary', ...button }: ButtonMenuProps) {
  return (
    <div className="inline-flex max-w-full items-center gap-1">
      <Button {...button} variant={variant} />
      {items.length > 0 ? (
        <Menu items={items} label={menuLabel} placement="bottom end">
          <IconButton icon={ChevronDown} label={menuLabel} />
        </Menu>
      ) : null}
    </div>
  );
}
