// node qwen_code.mjs PACKAGE PROJECT: what Qwen Code's own managers make of a project, as one line of JSON:
// [{path, loads, name, description, tools, model, prompt, says, more}], paths from the project.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, project] = process.argv.slice(2);
const chunks = path.join(folder, "chunks");
const sources = fs.readdirSync(chunks).filter((name) => name.endsWith(".js"));

async function module(title, begins) {
  const source = sources.find((name) => fs.readFileSync(path.join(chunks, name), "utf8").includes(`\nvar ${title} = ${begins}`));
  if (!source) throw new Error(`this release has no ${title}`);
  return import(pathToFileURL(path.join(chunks, source)).href);
}

const manager = async (title) => new (await module(title, "class"))[title](config);

// An agent's tools are looked up among those that there are when it starts: here all that come with the program, without
// those that are kept from agents. Whether it may start others depends on where it is started.
const { ToolNames, ToolDisplayNames } = await module("ToolNames", "{");
const registry = Object.entries(ToolNames).map(([key, name]) => ({ name, displayName: ToolDisplayNames[key] }));
const { EXCLUDED_TOOLS_FOR_SUBAGENTS: kept } = await module("EXCLUDED_TOOLS_FOR_SUBAGENTS", "/* @__PURE__ */ new Set(");
const isOpen = (name) => name === ToolNames.AGENT || !kept.has(name);
const exists = (name) => name.startsWith("mcp__") || registry.some((tool) => tool.name === name);

// The managers ask their configuration little; the rest is as if not set.
const settings = {
  getToolRegistry: () => ({ warmAll: async () => {}, getAllTools: () => registry }),
  getProjectRoot: () => project, getWorkingDir: () => project, getActiveExtensions: () => [], getAgentsSettings: () => ({}),
  getSdkMode: () => false, getBareMode: () => false, getDisabledSkillLevels: () => new Set(), isSafeMode: () => false,
  isTrustedFolder: () => true, getSkillsSettings: () => ({}),
};
const config = new Proxy({}, { get: (_, key) => settings[key] ?? (() => undefined) });

function files(kind) {
  const home = path.join(project, ".qwen", kind);
  const all = fs.existsSync(home) ? fs.readdirSync(home, { recursive: true }) : [];
  return all.map((name) => path.join(home, name)).filter((file) => fs.statSync(file).isFile());
}

const from = (file) => path.relative(project, file).split(path.sep).join("/");
const answers = [];

function answer(kind, file, item, parse) {
  let says = [];
  try {
    says = parse(fs.readFileSync(file, "utf8"), file) ?? [];
  } catch (error) {
    says = item ? [] : [error.message.replaceAll(file, "<file>")];
  }
  if (!item) return answers.push({ path: from(file), loads: false, says });
  const { filePath, level, name, description, tools, model, systemPrompt, body, ...more } = item;
  answers.push({ path: from(file), loads: true, name, description, tools, model, prompt: systemPrompt ?? body, says, more });
}

/** What the agent is given and denied; an empty list, and one with a star, is all there is. */
async function resolved(agents, item) {
  const { executor, executionBackend, ...here } = item;
  const { toolConfig } = await agents.convertToRuntimeConfig(here);
  const given = toolConfig?.tools ?? [];
  const tools = given.includes("*") || !given.length ? undefined : given.filter(exists).filter(isOpen);
  const denied = (toolConfig?.disallowedTools ?? []).filter(exists);
  return { ...item, tools, disallowedTools: denied.length ? denied : undefined };
}

if (files("agents").length) {
  const agents = await manager("SubagentManager");
  const agentsKept = new Map((await agents.listSubagents({ level: "project", force: true })).map((item) => [item.filePath, item]));
  const warnings = (text, file) => agents.validator?.validateConfig?.(agents.parseSubagentContent(text, file, "project"))?.warnings;
  for (const file of files("agents")) {
    const item = agentsKept.get(file);
    answer("agents", file, item && (await resolved(agents, item)), warnings);
  }
}
if (files("skills").length) {
  const skills = await manager("SkillManager");
  const skillsKept = new Map((await skills.listSkills({ level: "project", force: true })).map((item) => [item.filePath, item]));
  for (const file of files("skills")) answer("skills", file, skillsKept.get(file), (text) => void skills.parseSkillContent(text, file, "project"));
}
// A pipe takes some at a time: the program ends when all of it is out.
process.stdout.write(`${JSON.stringify(answers)}\n`, () => process.exit(0));
