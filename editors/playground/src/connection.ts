import { monaco } from "./monaco";

/** A message of JSON-RPC, either way. */
interface Message {
  jsonrpc?: "2.0";
  id?: string | number | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** What the page does itself with messages of the server. */
export interface Handlers {
  /** Notifications by method; those that are not here go to Monaco's client. */
  readonly notified: Record<string, (params: never) => void>;
  closed(): void;
}

const OWN = "playground:";

// What the page can do beside Monaco's client; its snippets work though it does not say so.
const ABILITIES = {
  textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } },
  experimental: {
    commands: { commands: ["editor.action.triggerSuggest", "agentls.showReferences"] },
    hoverDiagnostics: true,
  },
};

/**
 * What Monaco's client for language servers talks through.
 *
 * The client writes the names of documents in small letters, names no folder, and drops the links of diagnostics.
 */
export class Connection {
  readonly state = { value: { state: "open" as const }, onChange: () => ({ dispose: () => undefined }) };
  private readonly pending = new Map<string, Pending>();
  private readonly spelling = new Map<string, string>();
  private listener: ((message: never) => void) | undefined;
  private sent = 0;

  private constructor(
    private readonly socket: WebSocket,
    private readonly folder: string,
    private readonly handlers: Handlers,
  ) {
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      this.receive(JSON.parse(data) as Message);
    };
    socket.onclose = () => {
      handlers.closed();
    };
  }

  /** A connection that is open, for the files below a folder. */
  static open(address: URL, folder: string, handlers: Handlers): Promise<Connection> {
    const socket = new WebSocket(address);
    return new Promise((resolve, reject) => {
      socket.onopen = () => {
        resolve(new Connection(socket, folder, handlers));
      };
      socket.onerror = () => {
        reject(new Error("The server does not answer"));
      };
    });
  }

  /** Sends a message of Monaco's client. */
  send(message: Message): Promise<void> {
    if (message.method === "initialize") this.introduce(message.params as Record<string, unknown>);
    if (message.method?.startsWith("textDocument/did")) this.spell(message.params as { textDocument: { uri: string } });
    this.socket.send(JSON.stringify(message));
    return Promise.resolve();
  }

  /** Who gets what the server says. */
  setListener(listener: ((message: never) => void) | undefined): void {
    this.listener = listener;
  }

  /** Asks the server something of the page's own. */
  request(method: string, params: unknown): Promise<unknown> {
    const id = OWN + String(++this.sent);
    this.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    return new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));
  }

  private receive(message: Message): void {
    const own = typeof message.id === "string" && !message.method ? this.pending.get(message.id) : undefined;
    const handler = message.method && message.id === undefined ? this.handlers.notified[message.method] : undefined;
    if (own) {
      this.pending.delete(message.id as string);
      if (message.error) own.reject(new Error(message.error.message));
      else own.resolve(message.result);
    } else if (handler) handler(message.params as never);
    else this.listener?.(message as never);
  }

  private introduce(params: Record<string, unknown>): void {
    params.clientInfo = { name: "agentls playground" };
    params.rootUri = this.folder;
    params.workspaceFolders = [{ uri: this.folder, name: "playground" }];
    merge(params.capabilities as Record<string, unknown>, ABILITIES);
  }

  private spell({ textDocument }: { textDocument: { uri: string } }): void {
    for (const { uri } of monaco.editor.getModels()) this.spelling.set(uri.toString(true).toLowerCase(), uri.toString(true));
    textDocument.uri = this.spelling.get(textDocument.uri) ?? textDocument.uri;
  }
}

function merge(into: Record<string, unknown>, from: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key];
    if (isRecord(there) && isRecord(value)) merge(there, value);
    else into[key] = value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
