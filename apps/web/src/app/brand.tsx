/** The mark: lines of a contact sheet and one touch. */
export function Brand({ withName = false }: { withName?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 text-text">
      <svg viewBox="0 0 24 24" className="size-7 shrink-0" aria-hidden={withName} role="img" aria-label="etouch">
        <rect x="2" y="2" width="20" height="20" rx="5" className="fill-text" />
        <path d="M7 8h10M7 12h5.5M7 16h10" className="stroke-panel" strokeWidth="2" strokeLinecap="round" />
        <circle cx="16.6" cy="12" r="1.5" className="fill-panel" />
      </svg>
      {withName ? <span className="text-15 font-semibold tracking-tight">etouch</span> : null}
    </span>
  );
}
