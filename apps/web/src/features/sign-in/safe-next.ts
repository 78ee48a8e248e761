/** Where to go after signing in: only an address of this application, never one a link smuggled in. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
