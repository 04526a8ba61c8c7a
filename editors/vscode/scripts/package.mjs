// Builds agentls.vsix: the wheel of this repository, checks, the bundle, the pack. Run as `npm run package`.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MOST_BYTES = 5_000_000;
const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = join(here, "..", "..");
const wheels = join(here, "wheel");
const vsix = join(here, "agentls.vsix");

/** Runs a program, with what it says passed on. */
function run(command, ...args) {
  execFileSync(command, args, { cwd: here, stdio: "inherit", shell: process.platform === "win32" && command === "npm" });
}

/** A Python of 3.11 or newer with pip; the variable PYTHON names another. */
function python() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ["python3", "python"];
  const found = candidates.find((command) => {
    try {
      execFileSync(command, ["-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
  if (!found) {
    throw new Error(`none of ${candidates.join(", ")} is Python 3.11 or newer with pip; set the variable PYTHON`);
  }
  return found;
}

rmSync(wheels, { recursive: true, force: true });
mkdirSync(wheels);
run(python(), "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", wheels, root);
run("npm", "run", "--silent", "check");
run("npm", "run", "--silent", "build");
rmSync(vsix, { force: true });
run(process.execPath, join(here, "node_modules", "@vscode", "vsce", "vsce"), "package", "--no-dependencies", "--out", vsix);
const { size } = statSync(vsix);
console.log(`agentls.vsix: ${(size / 1e6).toFixed(2)} MB, with ${readdirSync(wheels).join(", ")}`);
if (size > MOST_BYTES) {
  throw new Error(`agentls.vsix is larger than ${MOST_BYTES / 1e6} MB`);
}
