import { ActivityTray } from '@etouch/ui/activity-tray';
import { DropZone } from '@etouch/ui/drop-zone';
import { Panel } from '@etouch/ui/panel';
import { PhoneSelectionBar } from '@etouch/ui/phone-selection-bar';
import { UploadList } from '@etouch/ui/upload-list';
import { Line, Subject } from './sample.tsx';
import type { Words } from './words.ts';

const STATES = ['failed', 'sending', 'checking', 'retrying', 'reading', 'paused', 'held', 'waiting', 'done'] as const;

/** Files on their way, works under way, and the client's bar. */
export function UploadsSection({ words }: { words: Words }) {
  const { uploads, client } = words;
  const ignore = () => undefined;
  return (
    <Subject title={words.sections.uploads}>
      <DropZone
        words={{
          invite: uploads.invite,
          release: uploads.release,
          chooseFiles: uploads.files,
          chooseFolder: uploads.folder,
        }}
        onFiles={ignore}
      />
      <Panel title={uploads.list} isFlush>
        <UploadList
          label={uploads.list}
          stateNames={uploads}
          words={uploads}
          onPause={ignore}
          onResume={ignore}
          onCancel={ignore}
          items={STATES.map((state, index) => ({
            id: state,
            name: `MLUNE_PE27_look0${index + 1}_packshot_${990 + index}.CR3`,
            state,
            progress: 0.26,
            detail: state === 'sending' ? uploads.sent : undefined,
            error: state === 'failed' ? uploads.error : undefined,
          }))}
        />
      </Panel>
      <Line>
        <ActivityTray
          label={uploads.tray}
          emptyText={uploads.nothing}
          items={[{ id: '1', label: words.feedback.unknown, progress: 0.4, detail: '15 / 38', state: 'running' }]}
        />
      </Line>
      <div>
        <PhoneSelectionBar
          chosen={12}
          limit={20}
          countText={client.count}
          actionLabel={client.finish}
          onAction={ignore}
        />
      </div>
      <div>
        <PhoneSelectionBar
          chosen={23}
          limit={20}
          countText={client.over}
          extraText={client.extra}
          actionLabel={client.finish}
          onAction={ignore}
        />
      </div>
    </Subject>
  );
}
