import { Search } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { optionRow } from './classes.ts';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface Command {
  id: string;
  label: string;
  /** "Projets", "Actions". */
  group: string;
  icon?: LucideIcon;
  shortcut?: string;
  /** Beside the label, quieter: the client of a project. */
  detail?: string;
  href?: string;
  onAction?: () => void;
}

export interface CommandPaletteProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  commands: Command[];
  label: string;
  placeholder: string;
  emptyText: string;
  /** Given, the server searches too: called with what was typed, and nothing is filtered here. */
  onSearch?: (text: string) => void;
}

/** Everything by name: Ctrl/Cmd-K, type, Enter. */
export function CommandPalette({
  isOpen,
  onOpenChange,
  commands,
  label,
  placeholder,
  emptyText,
  onSearch,
}: CommandPaletteProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const groups = Map.groupBy(commands, (command) => command.group);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-40 flex justify-center bg-veil px-4 pt-[12vh] transition-opacity entering:opacity-0 exiting:opacity-0"
    >
      <Modal className="float-in h-fit w-full max-w-xl overflow-hidden rounded-lg bg-panel text-text shadow-float">
        <Dialog aria-label={label} className="outline-none">
          <Autocomplete filter={onSearch ? undefined : contains} onInputChange={onSearch}>
            <SearchField
              aria-label={label}
              autoFocus
              className="flex h-12 items-center gap-2 border-b border-line px-4"
            >
              <Icon of={Search} className="text-muted" />
              <Input
                placeholder={placeholder}
                data-no-ring
                className="min-w-0 grow bg-transparent text-15 outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              className="max-h-96 overflow-auto p-1 outline-none"
              onAction={() => onOpenChange(false)}
              renderEmptyState={() => <p className="p-4 text-center text-muted">{emptyText}</p>}
            >
              {[...groups].map(([group, members]) => (
                <MenuSection key={group} id={group}>
                  <Header className="px-2 pt-2 pb-1 text-12 font-medium text-muted">{group}</Header>
                  {members.map((command) => (
                    <MenuItem
                      key={command.id}
                      id={command.id}
                      textValue={command.label}
                      href={command.href}
                      onAction={command.onAction}
                      className={optionRow}
                    >
                      {command.icon ? <Icon of={command.icon} className="text-muted" /> : null}
                      <span className="truncate">{command.label}</span>
                      <span className="grow truncate text-12 text-muted">{command.detail}</span>
                      {command.shortcut ? <Kbd>{command.shortcut}</Kbd> : null}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
