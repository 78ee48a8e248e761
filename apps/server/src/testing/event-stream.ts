/** Reads server-sent events one by one. */
export interface EventStream {
  /** The next event with its data; resolves to null at the end of the stream. */
  next(): Promise<{ event: string; data: unknown } | null>;
  close(): Promise<void>;
}

export function readEvents(response: Response): EventStream {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      for (let end = text.indexOf('\n\n'); ; end = text.indexOf('\n\n')) {
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
          return { event: field('event'), data: JSON.parse(field('data')) as unknown };
        }
        const { value, done } = await reader.read();
        if (done) return null;
        text += value;
      }
    },
    close: () => reader.cancel(),
  };
}
