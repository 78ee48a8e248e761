import { CircleCheck, CircleDashed, CircleDot, CircleX, Clock, TriangleAlert } from 'lucide-react';
import { Badge } from './badge.tsx';
import type { Tone } from './badge.tsx';
import type { LucideIcon } from './icon.tsx';

export type StateKind = 'waiting' | 'active' | 'done' | 'late' | 'warning' | 'failed';

const LOOK: Record<StateKind, { icon: LucideIcon; tone: Tone }> = {
  waiting: { icon: CircleDashed, tone: 'neutral' },
  active: { icon: CircleDot, tone: 'accent' },
  done: { icon: CircleCheck, tone: 'green' },
  late: { icon: Clock, tone: 'red' },
  warning: { icon: TriangleAlert, tone: 'amber' },
  failed: { icon: CircleX, tone: 'red' },
};

/** A state: its shape, its word and its hue together, so that none of them is needed alone. */
export function StateBadge({ kind, children, icon }: { kind: StateKind; children: string; icon?: LucideIcon }) {
  return (
    <Badge tone={LOOK[kind].tone} icon={icon ?? LOOK[kind].icon}>
      {children}
    </Badge>
  );
}
