const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export const escapeXml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** Elements in the order given; undefined ones are left out, lists repeat their element. */
export type Xml = string | number | boolean | undefined | XmlElements | XmlElements[];
export interface XmlElements {
  [name: string]: Xml;
}

export function xmlDocument(name: string, content: XmlElements): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, content)}`;
}

function element(name: string, content: Xml): string {
  if (content === undefined) return '';
  if (Array.isArray(content)) return content.map((one) => element(name, one)).join('');
  const inner =
    typeof content === 'object'
      ? Object.entries(content)
          .map(([child, value]) => element(child, value))
          .join('')
      : escapeXml(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** The texts of every element of a name, for the few documents a client sends. */
export function textsOf(name: string, xml: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map((found) => unescapeXml(found[1]!));
}

function unescapeXml(text: string): string {
  return text
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
    )
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
