import { conf, language } from "monaco-editor/languages/definitions/markdown/markdown.js";

import { monaco } from "./monaco";

/** The language of agent files: Markdown with a YAML header. */
export const AGENT_FILE = "agent-file";

const FENCE = /^---\s*$/;

/** Teaches Monaco the colours of agent files. */
export function registerLanguage(): void {
  monaco.languages.register({ id: AGENT_FILE });
  monaco.languages.setLanguageConfiguration(AGENT_FILE, conf);
  monaco.languages.setMonarchTokensProvider(AGENT_FILE, {
    ...language,
    start: "first",
    tokenizer: {
      first: [
        [FENCE, { token: "comment", switchTo: "@header", nextEmbedded: "yaml" }],
        [/^/, { token: "", switchTo: "@root" }],
      ],
      header: [[FENCE, { token: "comment", switchTo: "@root", nextEmbedded: "@pop" }]],
      ...language.tokenizer,
    },
  });
}
