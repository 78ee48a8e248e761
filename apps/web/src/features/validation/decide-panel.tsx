import type { Annotation } from '@etouch/contracts/common';
import type { Comment } from '@etouch/contracts/routes/comments';
import { Button } from '@etouch/ui/button';
import { IconButton } from '@etouch/ui/icon-button';
import { InspectorSection } from '@etouch/ui/inspector';
import { clsx } from 'clsx';
import { MapPin, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CommentsPanel } from '../comments/comments-panel.tsx';
import { CarriedRemarks } from '../comments/carried-remarks.tsx';
import { RejectForm } from './reject-form.tsx';
import type { ReviewEntry } from './review-entries.ts';

export interface DecidePanelProps {
  projectId: string;
  entry: ReviewEntry;
  /** All remarks on the photo and its versions. */
  comments: Comment[];
  pin: Annotation | null;
  onClearPin: () => void;
  isPinning: boolean;
  onPin: () => void;
  isRejecting: boolean;
  onRejected: () => void;
  onCancelReject: () => void;
  selectedId: string | null;
  onSelect: (id: string) => void;
  onShowDifference: (commentId: string) => void;
  isOpenOnPhone: boolean;
  onClose: () => void;
  mayDecide: boolean;
}

/** What was asked, what was said before, and what is said now; a rejection is written here. */
export function DecidePanel(props: DecidePanelProps) {
  const { t } = useTranslation();
  const { entry, comments, pin, isRejecting } = props;
  const { asset, version } = entry;
  const asked = [asset.categories.map(({ name }) => name).join(' · '), asset.instruction].filter(Boolean);
  return (
    <aside
      aria-label={t('validation.panel', { name: asset.name })}
      className={clsx(
        'flex flex-col overflow-y-auto bg-panel md:w-80 md:shrink-0 md:border-s md:border-line',
        'max-md:relative max-md:z-10 max-md:max-h-[66%] max-md:shrink-0 max-md:rounded-t-lg max-md:shadow-float',
        // While a place is pointed at, the picture needs the screen.
        (props.isPinning || (!props.isOpenOnPhone && !isRejecting)) && 'max-md:hidden',
      )}
    >
      <span className={clsx('absolute end-1 top-1 z-10 md:hidden', isRejecting && 'hidden')}>
        <IconButton icon={X} label={t('common.close')} onPress={props.onClose} />
      </span>
      {isRejecting ? (
        <InspectorSection title={t('validation.rejecting.title', { name: asset.name })}>
          <RejectForm
            projectId={props.projectId}
            entry={entry}
            comments={comments.filter(({ versionId }) => versionId === version.id)}
            pin={pin}
            onClearPin={props.onClearPin}
            isPinning={props.isPinning}
            onPin={props.onPin}
            onDone={props.onRejected}
            onCancel={props.onCancelReject}
          />
        </InspectorSection>
      ) : null}
      <CarriedRemarks
        versionId={version.id}
        earlier={entry.earlier}
        comments={comments}
        selectedId={props.selectedId}
        onShowDifference={props.onShowDifference}
      />
      {asked.length > 0 ? (
        <InspectorSection title={t('validation.asked')}>
          {asked.map((line) => (
            <p key={line} className="break-words whitespace-pre-wrap">
              {line}
            </p>
          ))}
        </InspectorSection>
      ) : null}
      {isRejecting ? null : (
        <InspectorSection
          title={t('validation.remarks', { number: version.number })}
          actions={
            <Button isSmall variant="quiet" icon={MapPin} shortcut="A" onPress={props.onPin}>
              {t('validation.pin')}
            </Button>
          }
        >
          <CommentsPanel
            target={{ versionId: version.id }}
            annotation={pin}
            onClearAnnotation={props.onClearPin}
            selectedId={props.selectedId}
            onSelect={props.onSelect}
            takesFocus={pin !== null}
          />
        </InspectorSection>
      )}
    </aside>
  );
}
