/** The French texts, by file name; one chunk, loaded only for who reads French. */
export const texts = import.meta.glob<Record<string, unknown>>('./fr/*.json', { eager: true, import: 'default' });
