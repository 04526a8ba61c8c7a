import { byId, count, make } from "./dom";
import { monaco } from "./monaco";

const NAMES = new Map([
  [monaco.MarkerSeverity.Error, "error"],
  [monaco.MarkerSeverity.Warning, "warning"],
  [monaco.MarkerSeverity.Info, "info"],
]);

type Go = (marker: monaco.editor.IMarker) => void;

/** The problems of a file, the first place first. */
export function problemsOf(resource: monaco.Uri): monaco.editor.IMarker[] {
  const found = monaco.editor.getModelMarkers({ resource });
  return found.sort((a, b) => a.startLineNumber - b.startLineNumber || a.startColumn - b.startColumn);
}

/** The name of the worst severity among problems, as the page's style knows it. */
export function worst(markers: readonly monaco.editor.IMarker[]): string {
  return NAMES.get(Math.max(...markers.map(({ severity }) => severity))) ?? "none";
}

/** Lists problems below the editor; a click goes to the place. */
export function showProblems(markers: readonly monaco.editor.IMarker[], go: Go): void {
  byId("problem-count").textContent = markers.length ? count(markers.length, "problem") : "No problems";
  const rows = markers.map((marker) => row(marker, go));
  byId("problem-list").replaceChildren(...rows);
}

function row(marker: monaco.editor.IMarker, go: Go): HTMLLIElement {
  const name = NAMES.get(marker.severity) ?? "error";
  const mark = make("span", { className: `mark ${name}`, title: name, ariaLabel: name });
  const message = make("span", { className: "message" }, marker.message);
  const place = make("span", { className: "place" }, `${marker.startLineNumber}:${marker.startColumn}`);
  const button = make("button", { type: "button", onclick: () => { go(marker); } }, mark, message, place);
  return make("li", {}, button, rule(marker.code));
}

function rule(code: monaco.editor.IMarker["code"]): HTMLElement {
  if (typeof code !== "object") return make("span", { className: "rule" }, code ?? "");
  const href = code.target.toString(true);
  const title = "Read about this rule on the web";
  return make("a", { className: "rule", href, title, target: "_blank", rel: "noopener noreferrer" }, code.value);
}
