// node load.mjs MODULES FOLDER: what the loader of @google/gemini-cli-core makes of a folder of agents, as one line of JSON.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, folder] = process.argv.slice(2);
const loader = path.join(modules, '@google/gemini-cli-core/dist/src/agents/agentLoader.js');
const { loadAgentsFromDirectory } = await import(pathToFileURL(loader).href);
const { agents, errors } = await loadAgentsFromDirectory(folder);
const found = {
  agents: agents.map((agent) => ({
    path: path.relative(folder, agent.metadata.filePath),
    name: agent.name,
    description: agent.description,
    tools: agent.toolConfig?.tools ?? null,
    model: agent.modelConfig?.model ?? null,
    prompt: agent.promptConfig?.systemPrompt ?? null,
  })),
  errors: errors.map((error) => ({
    path: path.relative(folder, error.filePath),
    says: error.message.replaceAll(error.filePath, '<file>'),
  })),
};
// A pipe takes some at a time: the program ends when all of it is out.
process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit(0));
