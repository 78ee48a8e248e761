import { routeUrl } from '@etouch/contracts/client';
import { getAssetMedia } from '@etouch/contracts/routes/media';
import type { QueueItem } from '@etouch/contracts/routes/rounds';
import { ButtonLink } from '@etouch/ui/button-link';
import { DropZone } from '@etouch/ui/drop-zone';
import type { FileSource } from '@etouch/ui/drop-zone';
import { IconButton } from '@etouch/ui/icon-button';
import { Facts, InspectorSection } from '@etouch/ui/inspector';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { Download, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '@etouch/contracts/common';
import { formatDay, formatMoney } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { CommentsPanel } from '../comments/comments-panel.tsx';
import { BriefPicture } from './brief-picture.tsx';
import { takesVersions } from './queue-rows.ts';
import { QueueState } from './queue-state.tsx';
import { TimeLeft } from './time-left.tsx';

export interface BriefProps {
  item: QueueItem;
  onClose: () => void;
  /** Files dropped for this very photo, whatever their names. */
  onFiles: (files: FileSource, target: QueueItem) => void;
}

/** Everything that is asked of one photo: the picture with its remarks, the instruction, the guideline, the talk with the studio. */
export function Brief({ item, onClose, onFiles }: BriefProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [pin, setPin] = useState<Annotation | null>(null);
  const [selectedId, select] = useState<string | null>(null);
  const drop = t('queue.brief.drop', { name: item.name });
  return (
    <aside
      aria-label={t('queue.brief.title', { name: item.name })}
      className="flex w-full shrink-0 flex-col overflow-y-auto bg-panel max-md:fixed max-md:inset-0 max-md:z-30 md:w-96 md:border-s md:border-line"
    >
      <header className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-panel py-1.5 ps-4 pe-1">
        <h2 className="min-w-0 grow text-15 font-semibold">
          <MiddleTruncate text={item.name} />
        </h2>
        <QueueState item={item} />
        <IconButton icon={X} label={t('common.close')} shortcut="Esc" onPress={onClose} />
      </header>
      <BriefPicture item={item} pin={pin} onPin={setPin} selectedId={selectedId} onSelect={select} />
      <InspectorSection
        title={t('queue.brief.asked')}
        actions={
          <ButtonLink
            isSmall
            icon={Download}
            href={routeUrl(getAssetMedia, { params: { assetId: item.assetId, kind: 'original' } })}
            download
          >
            {t('queue.brief.original')}
          </ButtonLink>
        }
      >
        <p className="font-medium">{item.categories.map(({ name }) => name).join(' · ') || t('common.none')}</p>
        {item.instruction ? <p className="mt-1 break-words whitespace-pre-wrap">{item.instruction}</p> : null}
      </InspectorSection>
      {item.guidelines.map((guideline) => (
        <InspectorSection
          key={guideline.id}
          title={t('queue.guideline', { name: guideline.name, version: guideline.version })}
        >
          <p className="break-words whitespace-pre-wrap">{guideline.body}</p>
        </InspectorSection>
      ))}
      <InspectorSection title={t('comments.title')}>
        <CommentsPanel
          target={{ assetId: item.assetId }}
          annotation={pin}
          onClearAnnotation={() => setPin(null)}
          selectedId={selectedId}
          onSelect={select}
          takesFocus={pin !== null}
        />
      </InspectorSection>
      <InspectorSection title={t('queue.brief.terms')}>
        <Facts
          items={[
            { label: t('queue.columns.cost'), value: formatMoney(item.agreedCost, language) },
            {
              label: t('queue.columns.deadline'),
              value: item.deadline ? <TimeLeft deadline={item.deadline} isLong /> : t('queue.brief.noDeadline'),
            },
            { label: t('queue.brief.studio'), value: item.studio.name },
            { label: t('queue.columns.assignee'), value: item.assignee?.name ?? t('queue.unassigned') },
            ...(item.accessEndsAt
              ? [{ label: t('queue.brief.access'), value: formatDay(item.accessEndsAt, language) }]
              : []),
          ]}
        />
      </InspectorSection>
      {takesVersions(item) ? (
        <div className="p-4">
          <DropZone
            words={{
              invite: drop,
              release: drop,
              chooseFiles: t('queue.drop.files'),
              chooseFolder: t('queue.drop.folder'),
            }}
            onFiles={(files) => onFiles(files, item)}
          />
        </div>
      ) : null}
    </aside>
  );
}
