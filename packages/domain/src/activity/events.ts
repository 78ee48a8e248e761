/** Everything that other parts may react to, in one list; subscribers are a table over these names. */
export const eventTypes = [
  'project.created',
  'project.sentToClient',
  'project.recalled',
  'project.selectionSubmitted',
  'project.selectionReopened',
  'project.confirmed',
  'project.deliveredWithoutRetouch',
  'project.submittedForValidation',
  'project.changesRequested',
  'project.approved',
  'project.reopened',
  'project.archived',
  'project.canceled',
  'project.unarchived',
  'quote.offered',
  'quote.accepted',
  'round.assigned',
  'version.handedIn',
  'version.checked',
  'version.sentBack',
  'version.released',
  'version.decided',
  'comment.created',
  'comment.resolved',
  'invoice.finalized',
  'invoice.voided',
  'download.prepared',
  'storage.filling',
  'retention.announced',
  'retention.deliveryAnnounced',
] as const;

export type EventType = (typeof eventTypes)[number];

/** Parts that react to events, each in a job of its own. */
export type Subscriber = 'notify';

const nobodyIsTold: ReadonlySet<EventType> = new Set([
  'project.created',
  'project.archived',
  'project.unarchived',
  'version.checked',
  'version.released',
  'version.decided',
  'comment.created',
  'comment.resolved',
  'invoice.finalized',
  'invoice.voided',
  'download.prepared',
]);

/** Who reacts to an event; without a subscriber no job is made. */
export function subscribersOf(type: EventType): readonly Subscriber[] {
  return nobodyIsTold.has(type) ? [] : ['notify'];
}
