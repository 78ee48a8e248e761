/**
 * A key that nobody else makes: 128 random bits as 32 hex digits. Not `crypto.randomUUID`, which a browser has only where
 * the page is served over https or from its own machine; a studio may open etouch at http://nas.local.
 */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
