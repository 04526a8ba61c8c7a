// Bundles the page with its editor into dist/.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";

const OUT = "dist";
const EDITOR = "node_modules/monaco-editor";

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
await build({
  entryPoints: { main: "src/main.ts", "editor.worker": `${EDITOR}/esm/vs/editor/editor.worker.js` },
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  assetNames: "[name]",
  loader: { ".md": "text", ".toml": "text", ".ttf": "file" },
  logLevel: "warning",
});
for (const name of ["index.html", "icon.svg"]) await copyFile(`src/${name}`, `${OUT}/${name}`);
const notices = [`${EDITOR}/LICENSE`, `${EDITOR}/ThirdPartyNotices.txt`, "node_modules/dompurify/LICENSE"];
const licences = await Promise.all(notices.map((name) => readFile(name, "utf8")));
await writeFile(`${OUT}/licences.txt`, `The editor of this page is Monaco.\n\n${licences.join("\n\n")}`);
