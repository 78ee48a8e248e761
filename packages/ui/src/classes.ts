/** The box of a text input. Its edge keeps 3:1 against the panel, because the edge alone says where to type. */
export const inputBox =
  'min-h-(--control) w-full min-w-0 rounded-md border -outline-offset-1! border-edge bg-panel px-2.5 text-body text-text placeholder:text-muted hover:border-text disabled:border-line disabled:bg-sunken disabled:text-muted invalid:border-red';

/** The box around an input and its buttons (numbers, dates, search); the ring shows on the box, not inside it. */
export const groupBox =
  'flex min-h-(--control) w-full min-w-0 items-center rounded-md border border-edge bg-panel text-body text-text hover:border-text focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent-text disabled:border-line disabled:bg-sunken disabled:text-muted invalid:border-red';

/** A surface that floats over the page. */
export const floatBox = 'float-in rounded-lg bg-panel text-text shadow-float';

/** One line of a menu or a list of options. */
export const optionRow =
  'flex min-h-(--row) cursor-default items-center gap-2 rounded-sm px-2 text-body text-text outline-none select-none focus:bg-hover hover:bg-hover disabled:text-muted disabled:bg-transparent';
