/** The formats that are kept as documents: saved by whoever may have them, and never opened by our own address. */
export type DocumentFormat = 'PDF' | 'SVG';

/** What a document is called when it is sent. */
export const DOCUMENT_MIME_TYPES: Record<DocumentFormat, string> = { PDF: 'application/pdf', SVG: 'image/svg+xml' };
