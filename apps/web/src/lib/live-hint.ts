/** What the server says has changed; never the change itself, which is read again through the API. */
export interface Hint {
  kind: string;
  projectId: string | null;
  ids: string[];
}

/** Reads one message of the event stream; null when it is none (a heartbeat). */
export function parseHint(data: unknown): Hint | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return null;
    const { kind, projectId, ids } = value as Record<string, unknown>;
    if (typeof kind !== 'string') return null;
    return {
      kind,
      projectId: typeof projectId === 'string' ? projectId : null,
      ids: Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [],
    };
  } catch {
    return null;
  }
}
