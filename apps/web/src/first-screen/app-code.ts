/**
 * Asks for the app's code and what it will want to know, all at once instead of one after the other: the server put into
 * the page what that is (apps/server/src/page-hints.ts), and does so only where something is shown before.
 */
export function askForCode(): void {
  const template = document.getElementById('app-code');
  if (template instanceof HTMLTemplateElement) document.head.append(template.content);
}
