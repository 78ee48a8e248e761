import type { Plugin } from 'vite';

const OURS = /(?:fr|en)-[A-Z]{2}\.mjs$/;
const LANGUAGE_FILE = /\/intl\/.*[a-z]{2}-[A-Z]{2}\.mjs$/;

/**
 * Leaves out the words of React Aria in the thirty-odd languages that etouch does not speak: about a fifth of the first
 * load. They answer in English, so that a page without a locale still works.
 */
export function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load(id) {
      if (!/[\\/]react-(?:aria|stately)/.test(id) || !LANGUAGE_FILE.test(id) || OURS.test(id)) return null;
      return "export { default } from './en-US.mjs';";
    },
  };
}
