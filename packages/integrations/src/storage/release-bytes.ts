/**
 * Gives a chunk's memory back at once, for whoever owns it and has looked at it for the last time: it is empty
 * afterwards. A connection brings every 64 KiB in a buffer of its own; left to the collector, they make it walk the whole
 * heap of the server every 64 MB, which costs more than receiving them. A part of a larger buffer is left alone.
 */
export function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
