/** Kinds of files in the order in which they go: originals after everything that was made from them. */
export const retentionSteps = ['PREVIEWS', 'VERSIONS', 'ORIGINALS', 'DELIVERED'] as const;
export type RetentionStep = (typeof retentionSteps)[number];

/** Months after archiving; null: kept. */
export interface RetentionMonths {
  previewsMonths: number | null;
  versionsMonths: number | null;
  originalsMonths: number | null;
  deliveredMonths: number | null;
}

/** Days between the announcement of a deletion and the deletion. */
export const WARNING_DAYS = 30;
/** What was invoiced is kept for ten years: article L123-22 of the French Code de commerce. */
export const INVOICED_MONTHS = 120;

const DAY_MS = 24 * 60 * 60 * 1000;

interface Day {
  year: number;
  /** 1 to 12 */
  month: number;
  day: number;
}

/**
 * When the files of an archived project go: the first moment of a day in the studio's time zone, that many calendar
 * months after the day it was archived on (the last day of a shorter month).
 * @param invoiced a finalized invoice names the project
 */
export function planRetention(
  policy: RetentionMonths,
  project: { archivedAt: Date; invoiced: boolean },
  timeZone: string,
): { step: RetentionStep; dueAt: Date }[] {
  const { previewsMonths, versionsMonths, originalsMonths, deliveredMonths } = policy;
  const kept =
    deliveredMonths !== null && project.invoiced ? Math.max(deliveredMonths, INVOICED_MONTHS) : deliveredMonths;
  const months = { PREVIEWS: previewsMonths, VERSIONS: versionsMonths, ORIGINALS: originalsMonths, DELIVERED: kept };
  const archivedOn = dayIn(timeZone, project.archivedAt);
  return retentionSteps.flatMap((step) => {
    const after = months[step];
    return after === null ? [] : [{ step, dueAt: startOfDay(timeZone, addMonths(archivedOn, after)) }];
  });
}

/** From when on a deletion is to be announced. */
export function warnFrom(dueAt: Date): Date {
  return new Date(dueAt.getTime() - WARNING_DAYS * DAY_MS);
}

/** The moment a deletion may happen: due, announced for thirty days, and no longer kept. */
export function deletableAt(deletion: { dueAt: Date; warnedAt: Date; keptUntil: Date | null }): Date {
  const moments = [deletion.dueAt, new Date(deletion.warnedAt.getTime() + WARNING_DAYS * DAY_MS), deletion.keptUntil];
  return new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));
}

/** The calendar day of a moment, where the clocks show `timeZone`. */
export function dayIn(timeZone: string, moment: Date): Day {
  const parts = formatter(timeZone).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}

/** The same day so many months later, or the last one of a month that is too short. */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const at = month - 1 + months;
  const [inYear, inMonth] = [year + Math.floor(at / 12), (at % 12) + 1];
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate();
  return { year: inYear, month: inMonth, day: Math.min(day, last) };
}

/** The first moment of a day: midnight, or what the clocks show first where they jump over it. */
export function startOfDay(timeZone: string, target: Day): Date {
  const noon = Date.UTC(target.year, target.month - 1, target.day, 12);
  const wanted = serial(target);
  // Clocks are never more than 14 hours away from UTC, so the day begins between these two.
  let [before, at] = [noon - 2 * DAY_MS, noon + DAY_MS];
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (serial(dayIn(timeZone, new Date(middle))) >= wanted) at = middle;
    else before = middle;
  }
  return new Date(at);
}

const serial = ({ year, month, day }: Day) => (year * 100 + month) * 100 + day;

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const options = { timeZone, calendar: 'iso8601', year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const made = new Intl.DateTimeFormat('en-US', options);
  formatters.set(timeZone, made);
  return made;
}
