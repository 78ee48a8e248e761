import type { Page } from 'playwright-core';

/** What a page has done wrong so far. */
export interface Watch {
  problems: string[];
  /** Answers that a test provokes on purpose: matched against "404 GET /api/…". */
  expect(answer: RegExp): void;
}

/** Before somebody signs in, the web app asks who they are. */
const ALWAYS = [/^401 GET \/api\/me$/];

/** Collects what must not happen on a page: errors in its console, exceptions, broken policies of content, refused requests. */
export function watch(page: Page): Watch {
  const problems: string[] = [];
  const expected = [...ALWAYS];
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    // Refused requests are judged below, where their status is known.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    problems.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    const answer = `${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`;
    if (!expected.some((pattern) => pattern.test(answer))) problems.push(answer);
  });
  return { problems, expect: (answer) => expected.push(answer) };
}
