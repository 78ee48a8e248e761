import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { buttonLook } from './button-look.ts';
import type { ButtonVariant } from './button-look.ts';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export interface ButtonLinkProps {
  children: ReactNode;
  href: string;
  variant?: ButtonVariant;
  icon?: LucideIcon;
  isSmall?: boolean;
  isWide?: boolean;
  /** A file to save under this name rather than a page to go to. */
  download?: string | boolean;
  target?: string;
}

/** Goes somewhere but looks like a button. */
export function ButtonLink({
  children,
  variant = 'secondary',
  icon,
  isSmall = false,
  isWide = false,
  ...link
}: ButtonLinkProps) {
  return (
    <Link {...link} className={buttonLook(variant, false, isSmall, isWide)}>
      {icon ? <Icon of={icon} /> : null}
      <span className="truncate">{children}</span>
    </Link>
  );
}
