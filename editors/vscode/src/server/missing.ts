import * as vscode from "vscode";
import type { Installer } from "./install";
import { configuredPath } from "./locate";

const INSTALL = "Install agentls";
const NEEDED =
  "agentls needs its server, a Python program, and none was found. It can be installed from this extension into an " +
  "environment of its own; pip gets the packages it needs from your package index.";

/** Says that there is no server and what to do; resolves when the message is answered. */
export async function explainMissing(installer: Installer): Promise<void> {
  const path = configuredPath();
  const bundled = path === "" && (await installer.environments.wheel()) !== undefined;
  const message = path
    ? `The setting agentls.path is "${path}", and that does not run. Correct it, or empty it to have the server looked for.`
    : bundled
      ? NEEDED
      : "agentls needs its server, and none was found. Run: pip install agentls";
  const choice = await vscode.window.showErrorMessage(
    message,
    ...(bundled ? [INSTALL] : ["Restart Server"]),
    "Open Settings",
    "Show Log",
  );
  switch (choice) {
    case INSTALL:
      await vscode.commands.executeCommand("agentls.install");
      break;
    case "Restart Server":
      await vscode.commands.executeCommand("agentls.restart");
      break;
    case "Open Settings":
      await vscode.commands.executeCommand("workbench.action.openSettings", "agentls.path");
      break;
    case "Show Log":
      installer.log.show();
      break;
  }
}
