import { conf, language } from "monaco-editor/languages/definitions/markdown/markdown.js";

import { monaco } from "./monaco";
import { tomlColours } from "./toml";

const AGENT_FILE = "agent-file";
const AGENT_TOML = "agent-toml";
const MARKDOWN = "agent-markdown";

const FENCE = /^---\s*$/;

/** The language of the agent file at a path: Markdown with a YAML header, or TOML with Markdown in it. */
export function languageOf(path: string): string {
  return path.endsWith(".toml") ? AGENT_TOML : AGENT_FILE;
}

/** Teaches Monaco the colours of agent files. */
export function registerLanguages(): void {
  for (const id of [AGENT_FILE, AGENT_TOML, MARKDOWN]) monaco.languages.register({ id });
  monaco.languages.setLanguageConfiguration(AGENT_FILE, conf);
  monaco.languages.setLanguageConfiguration(AGENT_TOML, { comments: { lineComment: "#" } });
  monaco.languages.setMonarchTokensProvider(MARKDOWN, language);
  monaco.languages.setMonarchTokensProvider(AGENT_TOML, tomlColours(MARKDOWN));
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
