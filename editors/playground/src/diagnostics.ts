import { monaco } from "./monaco";

interface Diagnostic {
  range: { start: Position; end: Position };
  severity: number;
  message: string;
  code?: string;
  codeDescription?: { href: string };
  source?: string;
  tags?: number[];
}

interface Position {
  line: number;
  character: number;
}

const { MarkerSeverity } = monaco;
/** The mildest are shown as those before them: Monaco leaves what it calls a hint out of what F8 goes through. */
const SEVERITIES = [MarkerSeverity.Error, MarkerSeverity.Warning, MarkerSeverity.Info, MarkerSeverity.Info];

/** Shows what the server has found in a document; Monaco's client would leave out the links to the rules' pages. */
export function publish(params: { uri: string; diagnostics: Diagnostic[] }): void {
  const model = monaco.editor.getModel(monaco.Uri.parse(params.uri));
  if (model) monaco.editor.setModelMarkers(model, "agentls", params.diagnostics.map(marker));
}

function marker({ range, severity, message, code, codeDescription, source, tags }: Diagnostic): monaco.editor.IMarkerData {
  const link = code && codeDescription ? { value: code, target: monaco.Uri.parse(codeDescription.href) } : code;
  return {
    startLineNumber: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLineNumber: range.end.line + 1,
    endColumn: range.end.character + 1,
    severity: SEVERITIES[severity - 1] ?? MarkerSeverity.Error,
    message,
    ...(link ? { code: link } : {}),
    ...(source ? { source } : {}),
    ...(tags ? { tags } : {}),
  };
}
