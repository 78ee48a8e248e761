import { clsx } from 'clsx';

/** A person by their initials; never a colour of their own, which would compete with the photographs. */
export function Avatar({ name, isSmall = false }: { name: string; isSmall?: boolean }) {
  return (
    <span
      title={name}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-full border border-line bg-hover font-medium text-muted select-none',
        isSmall ? 'size-5 text-[0.5625rem]' : 'size-7 text-[0.6875rem]',
      )}
    >
      <span aria-hidden="true">{initials(name)}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}

/** Who else is looking at this now, at most four and a count. `label` reads "3 personnes présentes". */
export function Presence({ names, label }: { names: string[]; label: string }) {
  if (names.length === 0) return null;
  const more = names.length - 4;
  return (
    <ul aria-label={label} className="flex -space-x-1">
      {names.slice(0, 4).map((name) => (
        <li key={name}>
          <Avatar name={name} />
        </li>
      ))}
      {more > 0 ? (
        <li className="flex size-7 items-center justify-center rounded-full border border-line bg-panel text-12 text-muted tabular">
          +{more}
        </li>
      ) : null}
    </ul>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 32))
    .join('')
    .toLocaleUpperCase();
}
