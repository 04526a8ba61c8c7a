import "./overlays.css";
import "./style.css";

import { registerBegin } from "./begin";
import { fixEverything, registerCommands } from "./commands";
import { Connection } from "./connection";
import { publish } from "./diagnostics";
import { byId } from "./dom";
import { keys } from "./keys";
import { createEditor } from "./editor";
import { FOLDER, Files } from "./files";
import { registerLanguages } from "./language";
import { MonacoLspClient, monaco } from "./monaco";
import { notice } from "./notice";
import { problemsOf, showProblems } from "./problems";
import { showFiles } from "./sidebar";

self.MonacoEnvironment = { getWorker: () => new Worker("editor.worker.js", { type: "module" }) };

registerLanguages();
const editor = createEditor(byId("editor"));
const files = new Files(editor, refresh);
let connection: Connection | undefined;

function refresh(): void {
  const { path, hint, model } = files.current;
  byId("path").textContent = path;
  byId("hint").textContent = keys(hint);
  void showKind();
  showFiles(files);
  showProblems(problemsOf(model.uri), (marker) => {
    editor.setSelection(monaco.Range.lift(marker));
    editor.revealLineInCenterIfOutsideViewport(marker.startLineNumber);
    editor.focus();
  });
}

async function showKind(): Promise<void> {
  const { model } = files.current;
  const kind = await connection?.request("workspace/executeCommand", {
    command: "agentls.kind",
    arguments: [model.uri.toString(true)],
  });
  if (model === files.current.model) byId("kind").textContent = kind ? (kind as { title: string }).title : "";
}

function showPlace(): void {
  const at = editor.getPosition();
  const ends = editor.getModel()?.getEOL() === "\r\n" ? "CRLF" : "LF";
  byId("place").textContent = at ? `Line ${at.lineNumber}, column ${at.column} · ${ends}` : "";
}

function showConnected(on: boolean): void {
  byId("connection").className = on ? "on" : "off";
  byId("connection").textContent = on ? "Server running" : "Server ended: start agentls playground again";
}

/** Does something at a click on a button, and as a command of F1. */
function offer(button: string, label: string, act: () => unknown): void {
  byId(button).onclick = act;
  editor.addAction({ id: `agentls.playground.${button}`, label: `agentls: ${label}`, run: () => void act() });
}

async function connect(): Promise<void> {
  const address = new URL("lsp", location.href);
  address.protocol = "ws:";
  const opened = await Connection.open(address, FOLDER, {
    notified: {
      "textDocument/publishDiagnostics": publish,
      "window/showMessage": ({ message }: { message: string }) => {
        notice(message);
      },
    },
    closed: () => {
      showConnected(false);
    },
  });
  new MonacoLspClient(opened);
  connection = opened;
  registerCommands(opened, editor);
  offer("fix", "Fix Everything", () => fixEverything(opened, editor, files.current));
  offer("format", "Format Header", () => editor.getAction("editor.action.formatDocument")?.run());
  showConnected(true);
}

offer("reset", "Reset", () => {
  files.reset(files.current);
  editor.focus();
});
for (const key of document.querySelectorAll("kbd")) key.textContent = keys(key.textContent);
offer("new", "New File...", registerBegin(files));
monaco.editor.onDidChangeMarkers(refresh);
monaco.editor.registerEditorOpener({
  openCodeEditor(_, resource, at) {
    const file = files.find(resource);
    if (!file) return false;
    files.show(file);
    if (at) editor.setSelection("lineNumber" in at ? monaco.Range.fromPositions(at) : at);
    if (at) editor.revealLineInCenter("lineNumber" in at ? at.lineNumber : at.startLineNumber);
    return true;
  },
});
editor.onDidChangeCursorPosition(showPlace);
editor.onDidChangeModel(showPlace);
refresh();
showPlace();
editor.focus();
connect().catch(() => {
  showConnected(false);
});
