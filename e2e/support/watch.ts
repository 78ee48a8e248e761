import type { Page } from 'playwright-core';

/** What a page has done wrong so far. */
export interface Watch {
  problems: string[];
  /** What a test provokes on purpose: matched against "404 GET /api/…" and "console: …". */
  expect(problem: RegExp): void;
}

/** Before somebody signs in, the web app asks who they are. */
const ALWAYS = [/^401 GET \/api\/me$/];

/** Collects what must not happen on a page: errors in its console, exceptions, broken policies of content, refused requests. */
export function watch(page: Page): Watch {
  const problems: string[] = [];
  const expected = [...ALWAYS];
  const note = (problem: string) => {
    if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  page.on('pageerror', (error) => note(`exception: ${error.message}`));
  page.on('console', (message) => {
    // Refused requests are judged below, where their status is known.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    note(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    note(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  return { problems, expect: (problem) => expected.push(problem) };
}
