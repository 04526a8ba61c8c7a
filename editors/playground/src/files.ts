import { languageOf } from "./language";
import { monaco } from "./monaco";
import { OWN, SAMPLES, type Sample } from "./samples";

/** The folder that the server is told the files lie in. There is none on any disk. */
export const FOLDER = "file:///playground";

type Editor = monaco.editor.IStandaloneCodeEditor;

/** A file of the page. */
export interface File extends Sample {
  readonly model: monaco.editor.ITextModel;
  /** Where the user was in it. */
  view?: monaco.editor.ICodeEditorViewState | null;
}

/** The files of the page; one of them is in the editor. */
export class Files {
  readonly all: File[];
  current: File;

  constructor(
    private readonly editor: Editor,
    private readonly changed: () => void,
  ) {
    this.all = SAMPLES.map(opened);
    this.current = this.all[0] as File;
    editor.setModel(this.current.model);
  }

  /** The file with a URI, or with a path. */
  find(name: monaco.Uri | string): File | undefined {
    return this.all.find(({ model, path }) => (typeof name === "string" ? path === name : String(model.uri) === String(name)));
  }

  /** Puts a file into the editor. */
  show(file: File): void {
    if (file !== this.current) {
      this.current.view = this.editor.saveViewState();
      this.current = file;
      this.editor.setModel(file.model);
      if (file.view) this.editor.restoreViewState(file.view);
    }
    this.changed();
    this.editor.focus();
  }

  /** Begins a file of the user's own and shows it. */
  begin(path: string): void {
    const hint = "Paste or write your file. An empty one is offered a template: Ctrl+.";
    const file = opened({ group: OWN, path, title: path.slice(path.lastIndexOf("/") + 1), hint, text: "" });
    this.all.push(file);
    this.show(file);
  }

  /** Makes a file what it was at first; this can be undone. */
  reset(file: File): void {
    file.model.pushStackElement();
    file.model.pushEditOperations([], [{ range: file.model.getFullModelRange(), text: file.text }], () => null);
    if (file.windows) file.model.pushEOL(monaco.editor.EndOfLineSequence.CRLF);
    file.model.pushStackElement();
  }
}

function opened(sample: Sample): File {
  const text = sample.windows ? sample.text.replaceAll("\n", "\r\n") : sample.text;
  return { ...sample, text, model: monaco.editor.createModel(text, languageOf(sample.path), monaco.Uri.parse(`${FOLDER}/${sample.path}`)) };
}
