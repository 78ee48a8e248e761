import { stripVTControlCharacters } from 'node:util';

/** A failure the reader can act on: what happened, what to do, and the end of what the tool said. */
export class Failure extends Error {
  /**
   * @param {string} message what happened, in one line
   * @param {string} [advice] what to do, in one line
   * @param {string} [output] what the failing tool printed
   */
  constructor(message, advice = '', output = '') {
    super(message);
    this.name = 'Failure';
    this.advice = advice;
    this.output = output;
  }
}

/** Lines of a tool's output that are shown: its reason stands at the end. */
const SHOWN = 40;

/**
 * @param {unknown} error
 * @returns {string} what is printed for it; a stack only for what was not foreseen
 */
export function describe(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'DatabaseSetupError') return error.message;
  if (!(error instanceof Failure)) return error.stack ?? error.message;
  const tail = stripVTControlCharacters(error.output).trim().split('\n').slice(-SHOWN).join('\n');
  return [tail, error.message, error.advice].filter(Boolean).join('\n');
}
