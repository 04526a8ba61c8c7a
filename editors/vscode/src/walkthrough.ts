import * as vscode from "vscode";

/**
 * Ticks a step of the walkthrough. VS Code ticks at a change of a context and forgets those from before it has read
 * the steps; so a step can be ticked as often as it is done.
 */
export async function tick(step: "install" | "new" | "fix" | "rename"): Promise<void> {
  for (const done of [true, false]) {
    await vscode.commands.executeCommand("setContext", `agentls.done.${step}`, done);
  }
}
