/** A server of drafts in memory, with the faults a newsroom's network has. */
import * as Y from "yjs";
import { base64, bytes } from "../src/editor/encoding";
import type { Kept, Unsent } from "../src/editor/unsent";

export interface Posted { client: string; batch: string; updates: string[]; reopen: boolean }

/** What one request meets, once: the answer instead of the server's, or an answer that is lost on its way. */
export type Fault = "unreachable" | "answer lost" | Response;

export const page = () => new Response("<html>登录</html>", { headers: { "content-type": "text/html" } });
export const said = (status: number, body: object) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

export class Server {
  readonly log: string[] = [];
  readonly posted: Posted[] = [];
  readonly faults: Fault[] = [];
  state = "drafting";
  writable = true;
  private readonly known = new Map<string, number>();

  readonly fetch: typeof fetch = async (url, given) => {
    const fault = this.faults.shift();
    if (fault === "unreachable") throw new TypeError("unreachable");
    if (fault instanceof Response) return fault;
    const answer = given?.method === "POST" ? this.take(JSON.parse(String(given.body)) as Posted) : this.newer(String(url));
    if (fault === "answer lost") throw new TypeError("reset");
    return answer;
  };

  /** What the log says, by one root text. */
  text(): string {
    const doc = new Y.Doc();
    for (const update of this.log) Y.applyUpdate(doc, bytes(update));
    return doc.getText("headline").toString();
  }

  /** Another person's words. */
  write(words: string): void {
    const doc = new Y.Doc();
    for (const update of this.log) Y.applyUpdate(doc, bytes(update));
    const before = Y.encodeStateVector(doc);
    doc.getText("headline").insert(0, words);
    this.log.push(base64(Y.encodeStateAsUpdate(doc, before)));
  }

  private take(given: Posted): Response {
    this.posted.push(given);
    const name = `${given.client}/${given.batch}`;
    if (!this.known.has(name)) {
      if (!this.writable) return said(409, { message: "稿件审核中，不能修改。", advice: "请先撤回送审。" });
      this.log.push(...given.updates);
      this.known.set(name, this.log.length);
    }
    return said(200, { sequence: this.known.get(name), head: this.log.length });
  }

  private newer(url: string): Response {
    const after = Number(new URL(url, "http://desk").searchParams.get("after"));
    const updates = this.log.slice(after).map((update, at) => ({ sequence: after + at + 1, update }));
    return said(200, { updates, head: this.log.length, state: this.state, writable: this.writable, present: [] });
  }
}

/** What a browser keeps, without a browser. */
export class Memory implements Unsent {
  refuses = false;
  readonly rows = new Map<number, Kept>();
  private next = 1;

  async all(): Promise<Kept[]> {
    return [...this.rows.values()];
  }

  async add(update: Uint8Array): Promise<number> {
    const key = this.next++;
    this.rows.set(key, { key, update });
    return key;
  }

  async mark(keys: number[], client: string, batch: string): Promise<void> {
    for (const key of keys) Object.assign(this.rows.get(key) ?? {}, { client, batch });
  }

  async drop(keys: number[]): Promise<void> {
    for (const key of keys) this.rows.delete(key);
  }
}
