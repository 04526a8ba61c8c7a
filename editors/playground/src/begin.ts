import { byId } from "./dom";
import type { Files } from "./files";

const PLACES: Record<string, string> = {
  agent: ".claude/agents/mine.md",
  command: ".claude/commands/mine.md",
  skill: ".claude/skills/mine/SKILL.md",
};

/** Lets the user begin a file of their own; its path says what kind it is. */
export function registerBegin(files: Files): void {
  const dialog = byId<HTMLDialogElement>("begin");
  const kind = byId<HTMLSelectElement>("begin-kind");
  const path = byId<HTMLInputElement>("begin-path");
  const check = () => {
    path.setCustomValidity(refusal(path.value, files));
  };
  kind.onchange = () => {
    path.value = free(PLACES[kind.value] ?? "", files);
    check();
  };
  path.oninput = check;
  byId("new").onclick = () => {
    kind.dispatchEvent(new Event("change"));
    dialog.showModal();
    path.select();
  };
  byId("begin-cancel").onclick = () => {
    dialog.close();
  };
  dialog.onclose = () => {
    if (dialog.returnValue === "begin") files.begin(path.value);
    dialog.returnValue = "";
  };
}

function refusal(path: string, files: Files): string {
  if (!/^([\w.-]+\/)*[\w.-]+\.md$/.test(path) || path.split("/").includes("..")) return "A path like .claude/agents/mine.md";
  return files.all.some((file) => file.path.toLowerCase() === path.toLowerCase()) ? "There is such a file already" : "";
}

function free(path: string, files: Files): string {
  let tried = path;
  for (let number = 2; refusal(tried, files); number++) tried = path.replace("mine", `mine-${number}`);
  return tried;
}
