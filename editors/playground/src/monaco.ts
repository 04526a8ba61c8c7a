// The parts of Monaco that the page uses: the editor with all its features, its client for language servers, and YAML.
import "monaco-editor/languages/definitions/yaml/register.js";

export * as monaco from "monaco-editor/editor/editor.api.js";
export { MonacoLspClient } from "../node_modules/monaco-editor/esm/external/monaco-lsp-client/out/index.js";
