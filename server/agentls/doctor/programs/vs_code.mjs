// Runs VS Code's own reader and validator of agents, prompts and instructions in Node.
// node vs_code.mjs QUESTION, a file: {modules, project, files: [path], tools: [name], renamed: {old: [name]}, models: [title],
// agents: [name]}, paths from the project. Prints one line, a list: [{path, loads, name, description, tools, model, prompt,
// says, more}]; a file does not load where VS Code does not look.
import { register } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// Its modules import style sheets and fonts, which Node does not know.
const asset = `export const load = (url, context, next) =>
  /\\.(css|svg|ttf|png)(\\?|$)/.test(url) ? { format: "module", shortCircuit: true, source: "" } : next(url, context);`;
register("data:text/javascript," + encodeURIComponent(asset));

const given = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const load = (name, of = "monaco-vscode-api") =>
  import(pathToFileURL(`${given.modules}/@codingame/${of}/vscode/src/vs/${name}.js`).href);
const PROMPTS = "workbench/contrib/chat/common/promptSyntax";
const { PromptValidator } = await load(`${PROMPTS}/languageProviders/promptValidator`, "monaco-vscode-chat-service-override");
const { PromptFileParser, evaluateApplyToPattern } = await load(`${PROMPTS}/promptFileParser`);
const { getPromptFileType, getCleanPromptName } = await load(`${PROMPTS}/config/promptFileLocations`);
const { getTarget, mapClaudeModels, mapClaudeTools } = await load(`${PROMPTS}/languageProviders/promptFileAttributes`);
const { URI } = await load("base/common/uri");

const SEVERITIES = { 1: "hint", 2: "information", 4: "warning", 8: "error" };
// What release 1.139.1 no longer marks.
const SETTLED = /^Attribute '(reasoning-effort|model)'/;
const QUALIFIED = /^(.*) \(([^)]+)\)$/;

const renamed = new Map(Object.entries(given.renamed).map(([old, now]) => [old, new Set(now)]));
const tools = {
  getFullReferenceNames: () => given.tools,
  getDeprecatedFullReferenceNames: () => renamed,
  toToolAndToolSetEnablementMap: () => new Map(),
  getToolByFullReferenceName: (name) => (given.tools.includes(name) ? name : undefined),
};
const models = {
  getLanguageModelIds: () => given.models,
  lookupLanguageModelByQualifiedName(name) {
    const [, title, vendor] = QUALIFIED.exec(name) ?? [name, name, "copilot"];
    const known = vendor === "copilot" && given.models.includes(title);
    return known && { identifier: name, metadata: { name: title, vendor, isUserSelectable: true, capabilities: { toolCalling: true } } };
  },
};
const mode = (name) => ({ name: { get: () => name }, kind: name === "ask" || name === "edit" ? name : "agent" });
const validator = new PromptValidator(
  models,
  tools,
  { getLocalModes: async () => ({ builtin: given.agents.map(mode), custom: [] }) },
  { exists: async () => false, canCreateFile: async () => true },
  { getUriLabel: (uri) => uri.path },
  { getCustomAgents: async () => [], getAgentFileURIFromModeFile: (uri) => uri },
  { warn() {} },
  { getValue: () => false },
);

const parser = new PromptFileParser();
const answers = [];
for (const name of given.files) {
  const file = path.join(given.project, name);
  const [uri, content] = [URI.file(file), fs.readFileSync(file, "utf8")];
  const type = getPromptFileType(uri);
  // An editor takes a byte order mark away; the reader that loads the file for a run does not.
  const [open, loaded] = [content.replace(/^\ufeff/, ""), content].map((each) => parser.parse(uri, each));
  const marks = [];
  if (type) {
    await validator.validate(open, type, ({ severity, message }) => marks.push([SEVERITIES[severity], message]));
  }
  const { header } = loaded;
  const claude = type === "agent" && getTarget(type, header ?? uri) === "claude";
  const models = claude && header?.model ? mapClaudeModels(header.model) : header?.model;
  answers.push({
    path: name,
    loads: Boolean(type),
    name: header?.name ?? getCleanPromptName(uri),
    description: header?.description,
    tools: claude && header?.tools ? mapClaudeTools(header.tools) : header?.tools,
    model: models?.[0],
    prompt: loaded.body?.getContent(),
    says: marks.filter(([, message]) => !SETTLED.test(message)).map(([severity, message]) => `${severity}: ${message}`),
    more: {
      type,
      agent: header?.agent,
      hidden: header?.infer === undefined ? header?.disableModelInvocation === true : header.infer !== true,
      invocable: header?.userInvocable !== false,
      handoffs: header?.handOffs?.length,
      pattern: type === "instructions" ? evaluateApplyToPattern(header, false) : undefined,
    },
  });
}
// A pipe takes some at a time: the program ends when all of it is out.
process.stdout.write(`${JSON.stringify(answers)}\n`, () => process.exit(0));
