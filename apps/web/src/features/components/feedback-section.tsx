import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { EmptyState } from '@etouch/ui/empty-state';
import { Panel } from '@etouch/ui/panel';
import { Progress } from '@etouch/ui/progress';
import { Skeleton } from '@etouch/ui/skeleton';
import { showToast } from '@etouch/ui/toast';
import { Images, Upload } from 'lucide-react';
import { Columns, Line, Subject } from './sample.tsx';
import type { Words } from './words.ts';

/** What the interface answers: errors, waits, emptiness, undo. */
export function FeedbackSection({ words }: { words: Words }) {
  const { feedback } = words;
  return (
    <Subject title={words.sections.feedback}>
      <Banner kind="error" title={feedback.errorTitle} actions={<Button isSmall>{feedback.retry}</Button>}>
        {feedback.errorText}
      </Banner>
      <Banner kind="warning" title={feedback.warningTitle}>
        {feedback.warningText}
      </Banner>
      <Banner kind="info" title={feedback.infoTitle} />
      <Banner kind="done" title={feedback.doneTitle}>
        {feedback.doneText}
      </Banner>
      <Columns>
        <Progress label={feedback.progress} value={128 / 412} detail={feedback.progressDetail} />
        <Progress label={feedback.unknown} />
        <Skeleton lines={3} />
        <Line>
          <Button
            onPress={() => showToast({ text: feedback.toast, undo: { label: words.cancel, onUndo: () => undefined } })}
          >
            {feedback.showToast}
          </Button>
        </Line>
      </Columns>
      <Panel isFlush>
        <EmptyState
          icon={Images}
          action={
            <Button variant="primary" icon={Upload}>
              {feedback.emptyAction}
            </Button>
          }
        >
          {feedback.empty}
        </EmptyState>
      </Panel>
    </Subject>
  );
}
