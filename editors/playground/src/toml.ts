import type { languages } from "monaco-editor";

/** The colours of TOML, which Monaco has none for, with another language in strings of several lines. */
export function tomlColours(prompts: string): languages.IMonarchLanguage {
  const prompt = { token: "string", nextEmbedded: prompts };
  const end = { token: "string", next: "@pop", nextEmbedded: "@pop" };
  return {
    tokenizer: {
      root: [
        [/#.*/, "comment"],
        [/^\s*\[.*?\]+/, "tag"],
        [/(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?=\s*[.=])/, "type"],
        [/"""/, { ...prompt, next: "@basic" }],
        [/'''/, { ...prompt, next: "@literal" }],
        [/"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?/, "string"],
        [/\b(?:true|false)\b/, "keyword"],
        [/[+-]?\d[\w.:+-]*/, "number"],
      ],
      basic: [[/"""/, end]],
      literal: [[/'''/, end]],
    },
  };
}
