import { Button } from '@etouch/ui/button';
import { ButtonLink } from '@etouch/ui/button-link';
import { ButtonMenu } from '@etouch/ui/button-menu';
import { IconButton } from '@etouch/ui/icon-button';
import { Kbd } from '@etouch/ui/kbd';
import { Menu } from '@etouch/ui/menu';
import type { MenuAction } from '@etouch/ui/menu';
import { Spinner } from '@etouch/ui/spinner';
import { Archive, Download, Info, LayoutGrid, RotateCcw, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Line, Subject } from './sample.tsx';
import type { Words } from './words.ts';

/** The actions of a project as the samples show them: one allowed, one refused, one that cannot be undone. */
export function sampleActions(words: Words): MenuAction[] {
  return [
    { id: 'recall', label: words.buttons.recall, icon: RotateCcw, shortcut: 'R' },
    { id: 'archive', label: words.buttons.archive, icon: Archive, reason: words.buttons.archiveReason },
    { id: 'delete', label: words.buttons.delete, icon: Trash2, isDanger: true, startsGroup: true },
  ];
}

/** Buttons in every look and state. */
export function ButtonsSection({ words }: { words: Words }) {
  const [isOpen, setOpen] = useState(true);
  const { buttons } = words;
  return (
    <Subject title={words.sections.buttons}>
      <Line>
        <Button variant="primary" icon={Send}>
          {buttons.send}
        </Button>
        <Button icon={Download}>{buttons.download}</Button>
        <Button variant="quiet">{buttons.quiet}</Button>
        <Button variant="danger" icon={Trash2}>
          {buttons.danger}
        </Button>
      </Line>
      <Line>
        <Button variant="primary" isBusy progress={0.4}>
          {buttons.busy}
        </Button>
        <Button isBusy>{buttons.busy}</Button>
        <Button variant="primary" icon={Send} reason={buttons.reason}>
          {buttons.send}
        </Button>
        <Button isSmall>{buttons.quiet}</Button>
        <ButtonLink href="#" icon={Download}>
          {buttons.download}
        </ButtonLink>
      </Line>
      <Line>
        <ButtonMenu items={sampleActions(words)} menuLabel={buttons.more}>
          {buttons.confirm}
        </ButtonMenu>
        <Menu items={sampleActions(words)} label={buttons.more}>
          <Button>{words.overlays.menu}</Button>
        </Menu>
        <IconButton icon={LayoutGrid} label={buttons.grid} shortcut="G" />
        <IconButton
          icon={Info}
          label={buttons.inspector}
          shortcut="I"
          isSelected={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
        <IconButton icon={Archive} label={buttons.archive} reason={buttons.archiveReason} />
        <Spinner label={buttons.busy} />
        <Kbd>Ctrl K</Kbd>
      </Line>
    </Subject>
  );
}
