import type { RouteOutput } from '@etouch/contracts/route';
import type { listWorkflowEvents } from '@etouch/contracts/routes/projects';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatRelative } from '../../lib/format.ts';
import { usePersonName } from '../../lib/use-person-name.ts';
import { useLanguage } from '../../lib/use-language.ts';

type WorkflowEvent = RouteOutput<typeof listWorkflowEvents>['items'][number];

/** One step in the project's history. */
export function EventRow({ event }: { event: WorkflowEvent }) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const language = useLanguage();
  const who =
    event.actorKind === 'SYSTEM'
      ? t('activity.system')
      : event.actor
        ? nameOf(event.actor)
        : (event.organization?.name ?? t(event.actorKind === 'GUEST' ? 'activity.guest' : 'activity.someone'));
  const organization = event.actor && event.organization ? event.organization.name : null;
  return (
    <li className="flex flex-col gap-0.5 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium">{t(`workflow.done.${event.action}`)}</p>
        <time
          dateTime={event.createdAt}
          title={formatInstant(event.createdAt, language)}
          className="text-12 text-muted tabular"
        >
          {formatRelative(event.createdAt, language)}
        </time>
      </div>
      <p className="text-12 text-muted">
        {who}
        {organization ? ` (${organization})` : null}
        {' · '}
        {t('activity.moved', {
          from: t(`workflow.states.${event.fromState}`),
          to: t(`workflow.states.${event.toState}`),
        })}
      </p>
      {event.reason ? <p className="text-13">{t('activity.reason', { reason: event.reason })}</p> : null}
    </li>
  );
}
