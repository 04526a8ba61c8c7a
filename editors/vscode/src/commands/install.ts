import * as vscode from "vscode";
import type { Server } from "../server/server";

/** Installs the bundled server and starts what is found then. */
export async function install(server: Server): Promise<void> {
  const { found, health } = server;
  if (found && health !== "missing" && found.origin !== "the extension") {
    const message =
      `${found.version} is running already, by ${found.origin}, ` +
      "which comes before a server that is installed here.";
    if ((await vscode.window.showInformationMessage(message, "Install All the Same")) === undefined) {
      return;
    }
  }
  if ((await server.installer.install("Installing the agentls server")) !== undefined) {
    await server.restart();
  }
}
