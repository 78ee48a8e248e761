/** What as an address to listen on means every address of this machine. */
const EVERY = ['0.0.0.0', '::'];

/** Where this machine itself reaches a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  const reached = EVERY.includes(host) ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}
