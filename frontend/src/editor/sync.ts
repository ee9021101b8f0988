/**
 * The draft's way to the server and back, over plain HTTP: updates are kept here until the server says that its
 * database has them; what others wrote comes by asking for what is newer.
 */
import * as Y from "yjs";
import { csrf } from "../csrf";
import type { Unsent } from "./unsent";

export type State = "saved" | "saving" | "offline" | "refused";
export type Tell = (state: State, words?: string) => void;

const PAUSE = 400;
const LONGEST = 15_000;
export const REMOTE = "remote";

export class DraftSync {
  private readonly client = crypto.randomUUID();
  private head = 0;
  private waiting = new Map<number, Uint8Array>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private pause = PAUSE;

  constructor(
    private readonly doc: Y.Doc,
    private readonly url: string,
    private readonly unsent: Unsent,
    private readonly tell: Tell,
    private readonly ask: typeof fetch = (...given) => fetch(...given),
  ) {}

  /** Load what the server has, then what this browser never got acknowledged, then listen. */
  async start(): Promise<void> {
    await this.pull().catch(() => this.tell("offline"));
    this.waiting = await this.unsent.all();
    for (const update of this.waiting.values()) Y.applyUpdate(this.doc, update, REMOTE);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) void this.changed(update);
    });
    if (this.waiting.size) this.soon();
    else this.tell("saved");
  }

  /** Ask for what others wrote. */
  async pull(): Promise<void> {
    const answer = await this.ask(`${this.url}?after=${this.head}`, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = (await answer.json()) as { updates: { update: string }[]; head: number };
    for (const { update } of found.updates) Y.applyUpdate(this.doc, bytes(update), REMOTE);
    this.head = Math.max(this.head, found.head);
  }

  /** Send at once; resolves when everything waiting was acknowledged or refused. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.sending;
    this.sending = this.send();
    await this.sending;
  }

  private async changed(update: Uint8Array): Promise<void> {
    this.tell("saving");
    this.waiting.set(await this.unsent.add(update), update);
    this.soon();
  }

  private soon(): void {
    this.timer ??= setTimeout(() => void this.flush(), this.pause);
  }

  private async send(): Promise<void> {
    const batch = new Map(this.waiting);
    if (!batch.size) return;
    try {
      await this.post(batch);
    } catch {
      this.pause = Math.min(this.pause * 2, LONGEST);
      this.tell("offline");
      this.soon();
    }
  }

  private async post(batch: Map<number, Uint8Array>): Promise<void> {
    const body = JSON.stringify({
      client: this.client,
      batch: crypto.randomUUID(),
      updates: [text(Y.mergeUpdates([...batch.values()]))],
    });
    const headers = { "content-type": "application/json", "x-csrftoken": csrf() };
    const answer = await this.ask(this.url, { method: "POST", headers, body, keepalive: body.length < 60_000 });
    if (answer.status >= 500) throw new Error(String(answer.status));
    if (!answer.ok) {
      const refusal = (await answer.json().catch(() => ({}))) as { message?: string };
      this.tell("refused", refusal.message ?? String(answer.status));
      return;
    }
    for (const key of batch.keys()) this.waiting.delete(key);
    await this.unsent.drop([...batch.keys()]);
    this.pause = PAUSE;
    if (this.waiting.size) this.soon();
    else this.tell("saved");
  }
}

export function text(update: Uint8Array): string {
  let raw = "";
  for (const byte of update) raw += String.fromCharCode(byte);
  return btoa(raw);
}

export function bytes(encoded: string): Uint8Array {
  return Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
}
