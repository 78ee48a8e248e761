/** The English texts, by file name; one chunk, loaded only for who reads English. */
export const texts = import.meta.glob<Record<string, unknown>>('./en/*.json', { eager: true, import: 'default' });
