declare module "*.md" {
  const text: string;
  export default text;
}

declare module "*.toml" {
  const text: string;
  export default text;
}

declare module "monaco-editor/languages/definitions/markdown/markdown.js" {
  import type { languages } from "monaco-editor";
  export const language: languages.IMonarchLanguage;
  export const conf: languages.LanguageConfiguration;
}

declare module "*/monaco-lsp-client/out/index.js" {
  import type { lsp } from "monaco-editor";
  export const MonacoLspClient: typeof lsp.MonacoLspClient;
}

declare module "monaco-editor/editor/editor.api.js" {
  export * from "monaco-editor";
}
