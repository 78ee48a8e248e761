import { xmlDocument, type XmlElements } from './xml.ts';

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer;
}

export const xmlAnswer = (name: string, content: XmlElements): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(xmlDocument(name, content)),
});

/** One request, once its signature and its body were found to be right. */
export interface S3Request {
  method: string;
  /** '' for the bucket itself. */
  key: string;
  query: URLSearchParams;
  headers: Record<string, string>;
}
