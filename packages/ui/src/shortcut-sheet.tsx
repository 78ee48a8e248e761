import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';

export interface ShortcutGroup {
  title: string;
  shortcuts: { keys: string[]; label: string }[];
}

/** All keys of the screen, opened with "?". */
export function ShortcutSheet({
  isOpen,
  onOpenChange,
  title,
  closeLabel,
  groups,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  closeLabel: string;
  groups: ShortcutGroup[];
}) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={title} closeLabel={closeLabel} width="large">
      <div className="columns-1 gap-8 pb-4 sm:columns-2 lg:columns-3">
        {groups.map((group) => (
          <section key={group.title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-12 font-medium text-muted">{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div
                  key={shortcut.label}
                  className="flex min-h-7 items-center justify-between gap-4 border-b border-line/60"
                >
                  <dt>{shortcut.label}</dt>
                  <dd className="flex gap-1">
                    {shortcut.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
