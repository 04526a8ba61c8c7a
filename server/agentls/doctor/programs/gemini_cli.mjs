// node gemini_cli.mjs PACKAGE PROJECT: what Gemini CLI's own loaders make of a project, as one line of JSON:
// [{path, loads, name, description, tools, model, prompt, says, more}], paths from the project.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, project] = process.argv.slice(2);

// The library has its loaders in modules of their own; the program is one bundle of several chunks.
async function loaders() {
  const sources = path.join(folder, "dist/src");
  if (fs.existsSync(path.join(sources, "agents/agentLoader.js"))) {
    const load = (name) => import(pathToFileURL(path.join(sources, name)).href);
    return { ...(await load("agents/agentLoader.js")), ...(await load("skills/skillLoader.js")) };
  }
  const bundle = path.join(folder, "bundle");
  const begin = fs.readFileSync(path.join(bundle, "gemini.js"), "utf8");
  const chunks = fs.readdirSync(bundle).filter((name) => name.startsWith("chunk-") && name.endsWith(".js"));
  const holding = chunks.filter((name) => fs.readFileSync(path.join(bundle, name), "utf8").includes("async function loadAgentsFromDirectory("));
  const chunk = holding.find((name) => begin.includes(name)) ?? holding[0];
  if (!chunk) throw new Error("this release has no loader of agents");
  return import(pathToFileURL(path.join(bundle, chunk)).href);
}

const from = (file) => path.relative(project, file).split(path.sep).join("/");
const home = (name) => path.join(project, name);
const { loadAgentsFromDirectory, loadSkillsFromDir } = await loaders();
const answers = [];
if (fs.existsSync(home(".gemini/agents"))) {
  const { agents, errors } = await loadAgentsFromDirectory(home(".gemini/agents"));
  for (const agent of agents) {
    answers.push({
      path: from(agent.metadata.filePath), loads: true, name: agent.name, description: agent.description, tools: agent.toolConfig?.tools,
      model: agent.modelConfig?.model, prompt: agent.promptConfig?.systemPrompt, says: [], more: { kind: agent.kind },
    });
  }
  for (const { filePath, message } of errors) {
    answers.push({ path: from(filePath), loads: false, says: [message.replaceAll(filePath, "<file>")] });
  }
}
for (const skills of [".gemini/skills", ".agents/skills"].map(home).filter((name) => fs.existsSync(name))) {
  for (const { name, description, location, body } of await loadSkillsFromDir(skills)) {
    answers.push({ path: from(location), loads: true, name, description, prompt: body, says: [] });
  }
}
// A pipe takes some at a time: the program ends when all of it is out.
process.stdout.write(`${JSON.stringify(answers)}\n`, () => process.exit(0));
