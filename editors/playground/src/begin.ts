import { byId } from "./dom";
import type { Files } from "./files";
import { KINDS } from "./kinds";

const ENDS = new Set(Object.values(KINDS).map((path) => path.slice(path.lastIndexOf("."))));

/** Lets the user begin a file of their own; its path says what kind it is. Answers what asks for it. */
export function registerBegin(files: Files): () => void {
  const dialog = byId<HTMLDialogElement>("begin");
  const kind = byId<HTMLSelectElement>("begin-kind");
  const path = byId<HTMLInputElement>("begin-path");
  const check = () => {
    path.setCustomValidity(refusal(path.value, files));
  };
  kind.replaceChildren(...Object.entries(KINDS).map(([title, place]) => new Option(title, place)));
  kind.onchange = () => {
    path.value = free(kind.value, files);
    check();
  };
  path.oninput = check;
  byId("begin-cancel").onclick = () => {
    dialog.close();
  };
  dialog.onclose = () => {
    if (dialog.returnValue === "begin") files.begin(path.value);
    dialog.returnValue = "";
  };
  return () => {
    kind.dispatchEvent(new Event("change"));
    dialog.showModal();
    path.select();
  };
}

function refusal(path: string, files: Files): string {
  const known = [...ENDS].some((end) => path.endsWith(end));
  if (!known || !/^([\w.-]+\/)*[\w.-]+$/.test(path) || path.split("/").includes(".."))
    return `A path like ${free(Object.values(KINDS)[0] ?? "", files)}, with one of the ends ${[...ENDS].join(", ")}`;
  return isThere(path, files) ? "There is such a file already" : "";
}

function isThere(path: string, files: Files): boolean {
  return files.all.some((file) => file.path.toLowerCase() === path.toLowerCase());
}

function free(path: string, files: Files): string {
  let tried = path.replace("NAME", "mine");
  for (let number = 2; isThere(tried, files); number++) tried = path.replace("NAME", `mine-${number}`);
  return tried;
}
