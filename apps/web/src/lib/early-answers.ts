/** An answer that nobody took by then is not given any more, ms. */
const FRESH = 10_000;

const asked = new Map<string, { answer: Promise<Response>; at: number }>();

/** Asks the API before the app is there to ask; the app, asking the same, is given the same answer. */
export async function askEarly(url: string): Promise<Response> {
  const answer = fetch(url, { credentials: 'same-origin' });
  asked.set(url, { answer, at: performance.now() });
  return (await answer).clone();
}

/** What was asked early; once, because the next one to ask wants to know how it is then. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const found = asked.get(url);
  asked.delete(url);
  return found && performance.now() - found.at < FRESH ? found.answer : undefined;
}
