/** A deadline is chosen as a day and kept as an instant: the end of that day where the person is. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** The calendar day ("2026-11-22") of an instant where the person is. */
export function dayOf(instant: string): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Today plus a number of days. */
export function dayFromToday(days: number): string {
  return dayOf(new Date(Date.now() + days * 86_400_000).toISOString());
}
