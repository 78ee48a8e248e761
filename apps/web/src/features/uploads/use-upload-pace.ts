import { useEffect, useState } from 'react';
import { secondsLeft } from './summary.ts';
import type { UploadSummary } from './summary.ts';
import { uploadRate } from './send-file.ts';

const LOOK_MS = 1000;

/** How fast the uploads go, bytes a second, and how many seconds are left; looked at once a second, so that it can be read. */
export function useUploadPace(summary: UploadSummary): { rate: number | null; seconds: number | null } {
  const [rate, setRate] = useState<number | null>(null);
  const isActive = summary.sending > 0;
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(() => setRate(uploadRate(Date.now())), LOOK_MS);
    return () => {
      clearInterval(timer);
      setRate(null);
    };
  }, [isActive]);
  return { rate, seconds: secondsLeft(summary, rate) };
}
