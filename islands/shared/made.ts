/** An element with its class and its words. */
export function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name = '',
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (name) {
    element.className = name;
  }
  element.textContent = text;
  return element;
}
