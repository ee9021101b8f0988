/**
 * The draft's way to the server and back, over plain HTTP: updates are kept here until the server says that its
 * database has them; what others wrote comes by asking for what is newer.
 */
import * as Y from "yjs";
import { csrf } from "../csrf";
import { unique } from "../unique";
import { base64, bytes } from "./encoding";
import type { Unsent } from "./unsent";

export type State = "loading" | "saved" | "saving" | "offline" | "signedout" | "refused";
export type Tell = (state: State, message?: string, advice?: string) => void;

/** What the server tells beside the updates: where the story stands, may one write, who else is here. */
export interface News {
  state: string;
  writable: boolean;
  present: string[];
}

export interface Options {
  /** Nothing is sent from a page that only shows the story. */
  sends: boolean;
  /** The writer knows that the story was signed. */
  reopen: boolean;
  heard?: (news: News) => void;
  ask?: typeof fetch;
}

interface Entry { update: Uint8Array; key: Promise<number> }
interface Batch { client: string; id: string; entries: Entry[] }
interface Outcome { state: State; message?: string; advice?: string }

const PAUSE = 400;
const LONGEST = 15_000;
/** A batch is at most so large, so that a slow line gets an answer in time. */
const BATCH_BYTES = 1_000_000;
export const REMOTE = "remote";

export class DraftSync {
  state: State = "loading";
  private readonly client = unique();
  private readonly ask: typeof fetch;
  private head = 0;
  private fresh: Entry[] = [];
  private batches: Batch[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private pause = PAUSE;

  constructor(
    private readonly doc: Y.Doc,
    private readonly url: string,
    private readonly unsent: Unsent,
    private readonly tell: Tell,
    private readonly options: Options,
  ) {
    this.ask = options.ask ?? ((...given) => fetch(...given));
  }

  /** How many batches and updates the server has not acknowledged. */
  get waiting(): number {
    return this.batches.length + this.fresh.length;
  }

  /** Load what the server has, then what this browser never got acknowledged, then listen. */
  async start(): Promise<void> {
    this.say("loading");
    while (!(await this.pull())) await new Promise((resume) => setTimeout(resume, this.slower()));
    this.pause = PAUSE;
    await this.recover();
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.changed(update);
    });
    if (this.waiting && this.options.sends) this.soon();
    else this.say("saved");
  }

  /** Ask for what others wrote; false when no answer came. */
  async pull(): Promise<boolean> {
    const answer = await this.ask(`${this.url}?after=${this.head}`, { headers: { accept: "application/json" } }).catch(() => null);
    const said = answer && (await json(answer));
    if (!answer || answer.redirected || !answer.ok || !Array.isArray(said?.updates)) {
      if (answer && signedOut(answer, said)) this.say("signedout");
      return false;
    }
    for (const { update } of said.updates as { update: string }[]) Y.applyUpdate(this.doc, bytes(update), REMOTE);
    this.head = Math.max(this.head, Number(said.head));
    this.hear(said as unknown as News);
    return true;
  }

  /** Send at once; true when the server has acknowledged everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.sending;
    this.sending = this.send();
    await this.sending;
    return !this.waiting;
  }

  /** The network is gone: say so at once, not at the next try. */
  lost(): void {
    if (this.options.sends) this.say("offline");
  }

  /** Forget what the server refuses; the one way in which something typed is given up, and only by hand. */
  async abandon(unsent: Unsent): Promise<void> {
    await unsent.drop((await unsent.all()).map((kept) => kept.key));
  }

  private hear(news: News): void {
    this.options.heard?.(news);
    if (this.state === "refused" && news.writable) this.soon();
    if (this.state === "signedout") void this.flush();
  }

  /** What an earlier page left behind: sent again under the name it was first sent by. */
  private async recover(): Promise<void> {
    for (const { key, update, client, batch } of await this.unsent.all()) {
      Y.applyUpdate(this.doc, update, REMOTE);
      const entry = { update, key: Promise.resolve(key) };
      const known = this.batches.find((other) => other.client === client && other.id === batch);
      if (known) known.entries.push(entry);
      else if (client && batch) this.batches.push({ client, id: batch, entries: [entry] });
      else this.fresh.push(entry);
    }
  }

  private changed(update: Uint8Array): void {
    if (this.state !== "refused") this.say("saving");
    this.fresh.push({ update, key: this.unsent.add(update) });
    if (this.state !== "refused") this.soon();
  }

  private soon(): void {
    this.timer ??= setTimeout(() => void this.flush(), this.pause);
  }

  private slower(): number {
    this.pause = Math.min(this.pause * 2, LONGEST);
    return this.pause;
  }

  private async send(): Promise<void> {
    while (this.options.sends && this.waiting) {
      const batch = this.batches[0] ?? this.gather();
      const outcome = await this.post(batch);
      if (outcome.state !== "saved") return this.failed(outcome);
      this.batches.shift();
      this.pause = PAUSE;
      void Promise.all(batch.entries.map((entry) => entry.key)).then((keys) => this.unsent.drop(keys));
    }
    if (!this.waiting) this.say("saved");
  }

  private failed({ state, message, advice }: Outcome): void {
    this.say(state, message, advice);
    if (state === "refused") return;
    this.slower();
    this.soon();
  }

  /** The next batch. It keeps its name until an answer comes, in this page and in the next. */
  private gather(): Batch {
    let size = 0;
    const many = this.fresh.findIndex(({ update }, at) => (size += update.length) > BATCH_BYTES && at > 0);
    const entries = this.fresh.splice(0, many < 0 ? this.fresh.length : many);
    const batch = { client: this.client, id: unique(), entries };
    this.batches.push(batch);
    void Promise.all(entries.map((entry) => entry.key)).then((keys) => this.unsent.mark(keys, batch.client, batch.id));
    return batch;
  }

  private async post(batch: Batch): Promise<Outcome> {
    const update = Y.mergeUpdates(batch.entries.map((entry) => entry.update));
    const { client, id } = batch;
    const body = JSON.stringify({ client, batch: id, updates: [base64(update)], reopen: this.options.reopen });
    const headers = { accept: "application/json", "content-type": "application/json", "x-csrftoken": csrf() };
    const given = { method: "POST", headers, body, keepalive: body.length < 60_000 };
    const answer = await this.ask(this.url, given).catch(() => null);
    return answer ? judge(answer, await json(answer)) : { state: "offline" };
  }

  private say(state: State, message = "", advice = ""): void {
    this.state = state;
    this.tell(state, message, advice);
  }
}

/** Only a sequence number from the server itself is an acknowledgement; a page to sign in, or of a hotel's, is none. */
function judge(answer: Response, said: Record<string, unknown> | null): Outcome {
  if (signedOut(answer, said)) return { state: "signedout" };
  if (answer.ok && typeof said?.sequence === "number") return { state: "saved" };
  if (answer.ok || answer.status >= 500 || [408, 425, 429].includes(answer.status)) return { state: "offline" };
  return { state: "refused", message: String(said?.message ?? answer.status), advice: String(said?.advice ?? "") };
}

function signedOut(answer: Response, said: unknown): boolean {
  return answer.status === 401 || answer.redirected || (answer.status === 403 && said === null);
}

async function json(answer: Response): Promise<Record<string, unknown> | null> {
  if (!answer.headers.get("content-type")?.includes("json")) return null;
  return (await answer.json().catch(() => null)) as Record<string, unknown> | null;
}
