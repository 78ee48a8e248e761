import { StateBadge } from '@etouch/ui/state-badge';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatInstant, formatRelative } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { urgencyOf } from './urgency.ts';

export interface TimeLeftProps {
  deadline: string;
  /** Names the date as well. */
  isLong?: boolean;
  /** Nothing is awaited any more: the date alone. */
  isDone?: boolean;
}

/** How long is left; late and soon are said by word and icon, never by hue alone. */
export function TimeLeft({ deadline, isLong = false, isDone = false }: TimeLeftProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const urgency = isDone ? 'calm' : urgencyOf(deadline);
  const date = formatInstant(deadline, language);
  if (urgency === 'late')
    return (
      <span title={date}>
        <StateBadge kind="late">{t('workflow.late', { duration: formatDuration(deadline, language) })}</StateBadge>
      </span>
    );
  const text = formatRelative(deadline, language);
  if (urgency === 'soon')
    return (
      <span title={date}>
        <StateBadge kind="warning">{text}</StateBadge>
      </span>
    );
  return (
    <time dateTime={deadline} title={date} className="text-muted tabular">
      {isLong ? t('queue.due', { date, left: text }) : text}
    </time>
  );
}
