import { monaco } from "./monaco";

const DARK = matchMedia("(prefers-color-scheme: dark)");

// Tokens by the names that the server has for them.
const LIGHT_COLOURS = { property: "0b5394", class: "0f766e", enumMember: "7c3aed", function: "b45309", variable: "6b7280" };
const DARK_COLOURS = { property: "7cc4ff", class: "5eead4", enumMember: "c4b5fd", function: "fbbf77", variable: "9ca3af" };

/** The editor of the page, in the colours that the user has chosen for the system. */
export function createEditor(host: HTMLElement): monaco.editor.IStandaloneCodeEditor {
  defineThemes();
  const editor = monaco.editor.create(host, {
    model: null,
    theme: theme(),
    ariaLabel: "Agent file",
    automaticLayout: true,
    bracketPairColorization: { enabled: false },
    fixedOverflowWidgets: true,
    fontSize: 14,
    formatOnType: true,
    linkedEditing: true,
    minimap: { enabled: false },
    padding: { top: 10, bottom: 10 },
    placeholder: "Paste or write your file here.",
    quickSuggestions: { other: true, comments: true, strings: true },
    renderLineHighlight: "line",
    scrollBeyondLastLine: false,
    "semanticHighlighting.enabled": true,
    stickyScroll: { enabled: false },
    // A list that opens by itself takes no Enter before something of it is typed: that begins a line.
    suggest: { showWords: false, selectionMode: "whenQuickSuggestion" },
    // The server knows which characters are wrong in which place.
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
    tabSize: 2,
    wordBasedSuggestions: "off",
    wordWrap: "on",
    wrappingIndent: "same",
  });
  DARK.addEventListener("change", () => {
    monaco.editor.setTheme(theme());
  });
  // F8 goes through the problems of this file, which are those below it, and not on to the next file's.
  monaco.editor.addKeybindingRules([
    { keybinding: monaco.KeyCode.F8, command: "editor.action.marker.next" },
    { keybinding: monaco.KeyMod.Shift | monaco.KeyCode.F8, command: "editor.action.marker.prev" },
  ]);
  followPaste(editor, host);
  return editor;
}

/** Keeps the cursor in sight after a paste, while problems and lenses come and take room; until the user does more. */
function followPaste(editor: monaco.editor.IStandaloneCodeEditor, host: HTMLElement): void {
  let following = false;
  const follow = () => {
    const at = editor.getPosition();
    if (following && at) editor.revealPosition(at, monaco.editor.ScrollType.Immediate);
  };
  const end = () => {
    following = false;
  };
  editor.onDidPaste(() => {
    following = true;
    follow();
  });
  editor.onDidLayoutChange(follow);
  editor.onDidContentSizeChange(follow);
  editor.onDidChangeModel(end);
  editor.onKeyDown(end);
  editor.onMouseDown(end);
  host.addEventListener("wheel", end, { passive: true });
}

function theme(): string {
  return DARK.matches ? "agentls-dark" : "agentls-light";
}

function defineThemes(): void {
  const rules = (colours: Record<string, string>) =>
    Object.entries(colours).map(([token, foreground]) => ({ token, foreground }));
  monaco.editor.defineTheme("agentls-light", {
    base: "vs",
    inherit: true,
    rules: rules(LIGHT_COLOURS),
    colors: { "editor.background": "#ffffff", "editor.lineHighlightBackground": "#f5f7fa" },
  });
  monaco.editor.defineTheme("agentls-dark", {
    base: "vs-dark",
    inherit: true,
    rules: rules(DARK_COLOURS),
    colors: { "editor.background": "#16181d", "editor.lineHighlightBackground": "#1d2027" },
  });
}
