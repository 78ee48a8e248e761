/** An element with its classes, what is in it, and a style, which the content security policy allows no other way. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  children: (Node | string)[] = [],
  style: Partial<CSSStyleDeclaration> = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  Object.assign(made.style, style);
  made.append(...children);
  return made;
}
