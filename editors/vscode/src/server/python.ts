import * as vscode from "vscode";

const PYTHON_EXTENSION = "ms-python.python";

/** The part of the Python extension's interface that is used here. */
interface PythonApi {
  environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { path: string };
    resolveEnvironment(path: {
      path: string;
    }): Promise<{ executable: { uri?: vscode.Uri | undefined } } | undefined>;
    onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** The interpreter selected for the first workspace folder; undefined without the Python extension. */
export async function selectedInterpreter(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>(PYTHON_EXTENSION);
  if (extension === undefined) {
    return undefined;
  }
  const { environments } = await extension.activate();
  const path = environments.getActiveEnvironmentPath(vscode.workspace.workspaceFolders?.[0]?.uri);
  const environment = await environments.resolveEnvironment(path);
  return environment?.executable.uri?.fsPath;
}

/** Calls `listener` when another interpreter is selected, if the Python extension is running by then. */
export function onInterpreterChange(listener: () => unknown): vscode.Disposable {
  const extension = vscode.extensions.getExtension<PythonApi>(PYTHON_EXTENSION);
  if (extension === undefined) {
    return new vscode.Disposable(() => {});
  }
  const subscription = Promise.resolve(extension.activate()).then((api) =>
    api.environments.onDidChangeActiveEnvironmentPath(listener),
  );
  return new vscode.Disposable(() => void subscription.then((s) => s.dispose()));
}
