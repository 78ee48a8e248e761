const segment = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * The segments of a key. Keys are ours, so one that could lead anywhere else than to its own file is a defect.
 * @throws Error
 */
export function segmentsOf(key: string): string[] {
  const segments = key.split('/');
  if (!segments.every((part) => segment.test(part))) throw new Error(`not a storage key: ${JSON.stringify(key)}`);
  return segments;
}
