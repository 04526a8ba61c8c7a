import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type * as vscode from "vscode";

const DONE = ".complete";
/** A folder without the mark that is older was left by a window that was closed while it installed. */
const ABANDONED_MS = 3_600_000;

/** Where this extension keeps Python environments of its own: one for each wheel it came with, in storage of VS Code's. */
export class Environments {
  readonly #base: string;
  readonly #wheels: string;

  constructor(context: vscode.ExtensionContext) {
    this.#base = join(context.globalStorageUri.fsPath, "server");
    this.#wheels = join(context.extensionPath, "wheel");
  }

  /** The wheel that came with the extension; undefined where it was built without. */
  async wheel(): Promise<string | undefined> {
    const names = await readdir(this.#wheels).catch(() => []);
    const name = names.find((each) => each.endsWith(".whl"));
    return name && join(this.#wheels, name);
  }

  /** The Python of the environment with the bundled wheel; undefined where it is still to be made. */
  async current(): Promise<string | undefined> {
    const key = await this.#key();
    return pythonIn((await this.#complete()).find((folder) => key && folder.startsWith(join(this.#base, key))));
  }

  /** The Python of an environment that an earlier version of the extension made. */
  async earlier(): Promise<string | undefined> {
    return pythonIn((await this.#complete()).at(-1));
  }

  /** A new folder for an environment with the bundled wheel. */
  async begin(): Promise<string> {
    const folder = join(this.#base, `${await this.#key()}-${randomBytes(3).toString("hex")}`);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /** Says that a folder holds all it is to hold. */
  async finish(folder: string): Promise<void> {
    await writeFile(join(folder, DONE), "");
  }

  /** Removes a folder; what cannot be removed, for it is in use, stays. */
  async remove(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }

  /** Removes all environments but one with this Python. Not while another window may use them: on the next start. */
  async tidy(python: string): Promise<void> {
    for (const folder of await this.#folders()) {
      const left = !existsSync(join(folder, DONE)) && Date.now() - (await stat(folder)).mtimeMs < ABANDONED_MS;
      if (pythonIn(folder) !== python && !left) {
        await this.remove(folder);
      }
    }
  }

  /** Names the wheel by what is in it: one that was built again has the same version. */
  async #key(): Promise<string | undefined> {
    const wheel = await this.wheel();
    return wheel && createHash("sha256").update(await readFile(wheel)).digest("hex").slice(0, 12);
  }

  async #complete(): Promise<string[]> {
    return (await this.#folders()).filter((folder) => existsSync(join(folder, DONE)));
  }

  /** Newest last. */
  async #folders(): Promise<string[]> {
    const names = await readdir(this.#base).catch(() => []);
    const dated = await Promise.all(
      names.map(async (name) => {
        const folder = join(this.#base, name);
        return { folder, at: (await stat(folder)).mtimeMs };
      }),
    );
    return dated.sort((a, b) => a.at - b.at).map(({ folder }) => folder);
  }
}

/** The Python of an environment. */
export function pythonIn(folder: string): string;
export function pythonIn(folder: string | undefined): string | undefined;
export function pythonIn(folder: string | undefined): string | undefined {
  return folder && join(folder, ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));
}
