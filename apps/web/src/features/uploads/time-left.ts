/** In which words a time left is said: nobody needs seconds, and hours only roughly. */
export type TimeLeft = { unit: 'moment' } | { unit: 'minutes' | 'hours'; count: number };

/** @param seconds until everything has arrived */
export function timeLeft(seconds: number): TimeLeft {
  if (seconds < 60) return { unit: 'moment' };
  const minutes = Math.round(seconds / 60);
  return minutes <= 90 ? { unit: 'minutes', count: minutes } : { unit: 'hours', count: Math.round(minutes / 60) };
}
