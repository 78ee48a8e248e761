/** The neutral ground around the pictures, whatever the theme. */
export type Surround = 'dark' | 'grey' | 'white' | 'black';

export const SURROUNDS: readonly Surround[] = ['dark', 'grey', 'white', 'black'];

/** Classes of each ground: its colour, and that of the words on it. */
export const GROUND: Record<Surround, string> = {
  dark: 'bg-surround-dark text-white',
  grey: 'bg-surround-grey text-black',
  white: 'bg-white text-black',
  black: 'bg-black text-white',
};
