import { byId, count, make } from "./dom";
import type { File, Files } from "./files";
import { problemsOf, worst } from "./problems";

/** Lists the files at the side, by groups, with the number of their problems. */
export function showFiles(files: Files): void {
  const groups = Map.groupBy(files.all, ({ group }) => group);
  const sections = [...groups].map(([name, members]) =>
    make("section", {}, make("h2", {}, name), make("ul", {}, ...members.map((file) => entry(file, files)))),
  );
  byId("file-list").replaceChildren(...sections);
}

function entry(file: File, files: Files): HTMLLIElement {
  const problems = problemsOf(file.model.uri);
  const badge = make("span", { className: `badge ${worst(problems)}` }, problems.length ? String(problems.length) : "✓");
  badge.ariaLabel = problems.length ? count(problems.length, "problem") : "no problems";
  const path = make("span", { className: "path" }, file.path);
  const button = make("button", { type: "button" }, make("span", { className: "title" }, file.title), badge, path);
  button.onclick = () => {
    files.show(file);
  };
  if (file === files.current) button.ariaCurrent = "true";
  return make("li", {}, button);
}
