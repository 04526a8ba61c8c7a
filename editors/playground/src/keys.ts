const MAC = /mac/i.test(navigator.userAgent);
const ON_MAC: [string, string][] = [
  ["Ctrl+Shift+O", "⇧⌘O"],
  ["Ctrl+.", "⌘."],
  ["Ctrl+Z", "⌘Z"],
  ["Ctrl+M", "⌃⇧M"],
];

/** A text with the keys in it as this system has them. */
export function keys(text: string): string {
  return MAC ? ON_MAC.reduce((changed, [here, there]) => changed.replaceAll(here, there), text) : text;
}
