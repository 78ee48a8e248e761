import { ProblemBanner } from '../components/problem-banner.tsx';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onMaintenance } from '../lib/maintenance.ts';
import { problemOf } from '../lib/problem.ts';
import { NotFoundPage } from './not-found-page.tsx';

/** A page that could not be shown: said at its place, with the frame around it still usable. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { code } = problemOf(error);
  useEffect(() => {
    if (code !== 'MAINTENANCE') return undefined;
    // Asked for at a moment when nothing could be read; it comes by itself when it can.
    return onMaintenance((now) => {
      if (now === 'away') return;
      reset();
      void router.invalidate();
    });
  }, [code, reset, router]);
  if (code === 'NOT_FOUND') return <NotFoundPage />;
  return (
    <div className="mx-auto w-full max-w-2xl p-6">
      <ProblemBanner
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
