import type { Money } from '@etouch/contracts/common';

/** Every number, price, size and time of the interface, in the reader's language. `language` is "fr" or "en". */
function locale(language: string): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(locale(language)).format(value);
}

/** Minor units of an ISO currency as "1 250,00 €". */
export function formatMoney({ amount, currency }: Money, language: string): string {
  const format = new Intl.NumberFormat(locale(language), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** Basis points as a percentage: 2000 is "20 %". */
export function formatBasisPoints(value: number, language: string): string {
  const format = new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: 2 });
  return format.format(value / 10_000);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes as "12,4 Mo", in powers of 1000 as discs and operating systems' file lists count. */
export function formatBytes(bytes: number, language: string): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const format = new Intl.NumberFormat(locale(language), {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power < 2 ? 0 : 1,
  });
  return format.format(bytes / 1000 ** power);
}

/** "22 nov. 2026" */
export function formatDay(instant: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium' }).format(new Date(instant));
}

/** "22 nov. 2026, 17:04" */
export function formatInstant(instant: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "il y a 4 heures", "dans 2 jours"; under a minute "maintenant". `now` in ms. */
export function formatRelative(instant: string, language: string, now = Date.now()): string {
  const distance = Date.parse(instant) - now;
  const [unit, size] = STEPS.find(([, ms]) => Math.abs(distance) >= ms) ?? ['second', Infinity];
  const value = size === Infinity ? 0 : Math.trunc(distance / size);
  return new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' }).format(value, unit);
}

/** How long it has been: "4 h", "3 j" in French, "4 hr", "3 days" in English. `now` in ms. */
export function formatDuration(since: string, language: string, now = Date.now()): string {
  const distance = Math.max(0, now - Date.parse(since));
  const [unit, size] = STEPS.find(([name, ms]) => name !== 'week' && distance >= ms) ?? ['minute', 60_000];
  const format = new Intl.NumberFormat(locale(language), { style: 'unit', unit, unitDisplay: 'short' });
  return format.format(Math.max(1, Math.floor(distance / size)));
}
