/** Digits after the separator in a currency's written form (EUR 2, JPY 0, TND 3). Throws RangeError for an unknown code. */
function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units (cents) to the amount a person reads: 1250 EUR → 12.5. */
export function fromMinor(minor: number, currency: string): number {
  return minor / 10 ** currencyDigits(currency);
}

/** The amount a person typed to whole minor units (cents); rounds, because 19.99 × 100 is not 1999 in binary. */
export function toMinor(amount: number, currency: string): number {
  return Math.round(amount * 10 ** currencyDigits(currency));
}
