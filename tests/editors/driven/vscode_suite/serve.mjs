// Runs the server in the npm package code-server without code-server around it:
//     node serve.mjs .../lib/vscode/out/server-main.js '{"user-data-dir": ...}'
// Listens on a free port of this machine and prints it. With "install-extension" among the options, installs and ends.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

// Newer releases start by themselves when this is not set.
process.env.CODE_SERVER_PARENT_PID = String(process.pid);
const [file, given] = process.argv.slice(2);
const options = JSON.parse(given);
const { loadCodeWithNls } = await import(pathToFileURL(file));
const code = await loadCodeWithNls();

if (options["install-extension"]) {
  await code.spawnCli(options);
} else {
  const served = await code.createServer(null, options);
  const http = createServer((request, response) => served.handleRequest(request, response));
  http.on("upgrade", (request, socket) => served.handleUpgrade(request, socket));
  http.listen(0, "127.0.0.1", () => console.log(`listening on ${http.address().port}`));
}
