import { useLanguage } from '../../lib/use-language.ts';

/** How large the picture is shown: 100 % is pixel for pixel. */
export function ZoomNote({ zoom }: { zoom: number }) {
  const language = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(zoom);
  return (
    <p
      data-zoom
      className="pointer-events-none absolute right-2 bottom-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-12 text-white tabular"
    >
      {percent}
    </p>
  );
}
