/** What an address to listen on means "every address of this machine". */
const EVERY = ['0.0.0.0', '::'];

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** Where this machine itself reaches a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  return `http://${EVERY.includes(host) ? '127.0.0.1' : bracketed(host)}:${port}`;
}

/** The address people open: passkeys and secure contexts want the name localhost, not its number. */
export function publicAddress(host: string, port: number): string {
  return host === '127.0.0.1' || EVERY.includes(host)
    ? `http://localhost:${port}`
    : `http://${bracketed(host)}:${port}`;
}
