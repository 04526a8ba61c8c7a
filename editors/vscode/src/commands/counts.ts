/** How many findings there are of each severity, as the server counts them. */
export type Counts = Record<"error" | "warning" | "information" | "hint", number>;

/** `2 errors, 1 warning`; what the Problems view does not show is left out. */
export function words(counts: Counts): string {
  const parts = [
    plural(counts.error, "error"),
    plural(counts.warning, "warning"),
    counts.information ? plural(counts.information, "note") : "",
  ];
  return parts.filter((part) => part && !part.startsWith("0 ")).join(", ") || "no problems";
}

/** `1 file`, `2 files`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
