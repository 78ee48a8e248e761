/** Brings the top of the page into view: after an act that ends something, what happens next stands there. */
export function showTop(): void {
  document.getElementById('content')?.scrollTo({ top: 0 });
}
