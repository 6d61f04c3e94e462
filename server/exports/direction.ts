/** The direction of a text by its first letter; undefined when it has none. */
export function isRightToLeft(text: string): boolean | undefined {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  return letter === undefined ? undefined : /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter);
}
