import { useEffect, useEffectEvent, useState } from 'react';

/** Whoever listens must be able to listen to something else too: no word more often than this, ms. */
const PAUSE_MS = 8_000;

/** Tells a screen reader how the uploads stand: when that has changed, and with pauses. */
export function UploadAnnouncer({ text }: { text: string }) {
  const [said, say] = useState('');
  const speak = useEffectEvent(() => say(text));
  useEffect(() => {
    const first = setTimeout(speak, 500);
    const timer = setInterval(speak, PAUSE_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, []);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
