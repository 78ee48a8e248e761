import { Badge } from '@etouch/ui/badge';
import { Presence } from '@etouch/ui/presence';
import { StateBadge } from '@etouch/ui/state-badge';
import { Stepper } from '@etouch/ui/stepper';
import { MessageSquare } from 'lucide-react';
import { Line, Subject } from './sample.tsx';
import type { Words } from './words.ts';

/** The seven steps as the samples name them. */
export function sampleSteps({ steps }: Words) {
  return (['review', 'client', 'confirm', 'retouch', 'validation', 'done', 'archived'] as const).map((id) => ({
    id,
    label: steps[id],
  }));
}

/** States by shape, word and hue. */
export function StatesSection({ words }: { words: Words }) {
  const { states } = words;
  return (
    <Subject title={words.sections.states}>
      <Line>
        {(['waiting', 'active', 'done', 'late', 'warning', 'failed'] as const).map((kind) => (
          <StateBadge key={kind} kind={kind}>
            {states[kind]}
          </StateBadge>
        ))}
        <Badge>{states.version}</Badge>
        <Badge icon={MessageSquare}>{states.comments}</Badge>
        <Presence label={states.present} names={['Marie Aubert', 'Léo Caron', 'Inès Dupuy', 'Noé', 'Éva Fabre']} />
      </Line>
      <Stepper steps={sampleSteps(words)} current="confirm" summary={words.steps.summary} />
      <Stepper showsAll steps={sampleSteps(words).slice(0, 4)} current="client" summary={words.steps.summary} />
    </Subject>
  );
}
