/** Nothing typed is lost, whatever the network, the server and the session do. */
import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { DraftSync, type State } from "../src/editor/sync";
import { Memory, page, said, Server } from "./server";

vi.stubGlobal("document", { cookie: "csrftoken=abc", querySelector: () => null });

let server: Server;
let kept: Memory;
let told: [State, string][];

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  kept = new Memory();
  told = [];
});

async function open(more: { sends?: boolean; reopen?: boolean } = {}): Promise<{ sync: DraftSync; doc: Y.Doc }> {
  const doc = new Y.Doc();
  const tell = (state: State, message = "") => told.push([state, message]);
  const sync = new DraftSync(doc, "/draft", kept, tell, { sends: true, reopen: false, ask: server.fetch, ...more });
  await sync.start();
  return { sync, doc };
}

const type = (doc: Y.Doc, words: string) => doc.getText("headline").insert(doc.getText("headline").length, words);
const last = () => told.at(-1)?.[0];
const settle = () => vi.advanceTimersByTimeAsync(20_000);

test("what is typed arrives, and is then forgotten here", async () => {
  const { sync, doc } = await open();
  type(doc, "银");
  type(doc, "耳");
  expect(last()).toBe("saving");
  await settle();
  expect(server.text()).toBe("银耳");
  expect(server.posted).toHaveLength(1);
  expect(last()).toBe("saved");
  expect(sync.waiting).toBe(0);
  expect(kept.rows.size).toBe(0);
});

test("an answer that was lost: the same batch goes again under the same name, and is written once", async () => {
  const { doc } = await open();
  server.faults.push("answer lost");
  type(doc, "银耳");
  await vi.advanceTimersByTimeAsync(500);
  expect(last()).toBe("offline");
  type(doc, "花");
  await settle();
  const [first, again, next] = server.posted;
  expect([again?.client, again?.batch]).toEqual([first?.client, first?.batch]);
  expect(next?.batch).not.toBe(first?.batch);
  expect(server.log).toHaveLength(2);
  expect(server.text()).toBe("银耳花");
});

test("a tab closed before the answer: the next one sends the same batch under the same name", async () => {
  const { doc } = await open();
  server.faults.push("answer lost", ...Array<"unreachable">(50).fill("unreachable"));
  type(doc, "银耳");
  await vi.advanceTimersByTimeAsync(500);
  vi.clearAllTimers();
  server.faults.length = 0;
  const { doc: second } = await open();
  expect(second.getText("headline").toString()).toBe("银耳");
  await settle();
  expect(server.posted[1]).toEqual(server.posted[0]);
  expect(server.log).toHaveLength(1);
  expect(kept.rows.size).toBe(0);
});

test("a tab closed before anything was sent loses nothing", async () => {
  const { doc } = await open();
  type(doc, "没来得及发");
  vi.clearAllTimers();
  const { doc: second } = await open();
  await settle();
  expect(second.getText("headline").toString()).toBe("没来得及发");
  expect(server.text()).toBe("没来得及发");
});

test("a dead network is told, tried again ever less often, and all arrives", async () => {
  const { doc } = await open();
  server.faults.push(...Array<"unreachable">(6).fill("unreachable"));
  type(doc, "山");
  await vi.advanceTimersByTimeAsync(1000);
  type(doc, "路");
  expect(last()).toBe("saving");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.text()).toBe("山路");
  expect(told.map(([state]) => state)).toContain("offline");
  expect(last()).toBe("saved");
});

const expired: [string, () => Response][] = [
  ["401", () => said(401, { message: "登录已过期。" })],
  ["the page to sign in", () => Object.defineProperty(page(), "redirected", { value: true })],
  ["a refused token", () => new Response("<html>", { status: 403, headers: { "content-type": "text/html" } })],
];
test.each(expired)("a session that ended (%s) is no acknowledgement; after signing in all is sent", async (_name, answer) => {
  const { sync, doc } = await open();
  server.faults.push(answer());
  type(doc, "银耳");
  await vi.advanceTimersByTimeAsync(500);
  expect(last()).toBe("signedout");
  expect(kept.rows.size).toBe(1);
  expect(sync.waiting).toBe(1);
  await settle();
  expect(server.text()).toBe("银耳");
  expect(kept.rows.size).toBe(0);
});

const foreign: [string, () => Response][] = [
  ["a page with status 200", page],
  ["JSON that is not ours", () => said(200, { ok: true })],
  ["a fault of the server", () => said(500, {})],
  ["too many", () => said(429, {})],
];
test.each(foreign)("%s is no acknowledgement either", async (_name, answer) => {
  const { doc } = await open();
  server.faults.push(answer());
  type(doc, "银耳");
  await vi.advanceTimersByTimeAsync(500);
  expect(last()).toBe("offline");
  await settle();
  expect(server.text()).toBe("银耳");
});

test("a refusal keeps the text, says why, and is not repeated until the story can be written again", async () => {
  const { sync, doc } = await open();
  server.writable = false;
  type(doc, "迟到的一句");
  await settle();
  expect(told.at(-1)).toEqual(["refused", "稿件审核中，不能修改。"]);
  type(doc, "又一句");
  await settle();
  expect(server.posted).toHaveLength(1);
  expect(last()).toBe("refused");
  expect(doc.getText("headline").toString()).toBe("迟到的一句又一句");
  expect(kept.rows.size).toBe(2);
  server.writable = true;
  await sync.pull();
  await settle();
  expect(server.text()).toBe("迟到的一句又一句");
  expect(last()).toBe("saved");
});

test("what a person gives up by hand is gone, and only that", async () => {
  const { sync, doc } = await open();
  server.writable = false;
  type(doc, "不要了");
  await settle();
  await sync.abandon(kept);
  expect(kept.rows.size).toBe(0);
});

test("a page that only shows a story sends nothing of what lies here", async () => {
  const { doc } = await open();
  type(doc, "签发前没发出的");
  vi.clearAllTimers();
  server.state = "signed";
  const { sync } = await open({ sends: false });
  await settle();
  await sync.flush();
  expect(server.posted).toHaveLength(0);
  expect(sync.waiting).toBe(1);
  expect(kept.rows.size).toBe(1);
});

test("one who knows that the story was signed says so", async () => {
  const { doc } = await open({ reopen: true });
  type(doc, "改");
  await settle();
  expect(server.posted[0]?.reopen).toBe(true);
});

test("two who write at once converge", async () => {
  const { sync, doc } = await open();
  type(doc, "甲");
  server.write("乙");
  await settle();
  await sync.pull();
  expect(doc.getText("headline").toString()).toBe(server.text());
  expect([...server.text()].sort()).toEqual(["乙", "甲"]);
});

test("others' words are not sent back", async () => {
  const { sync } = await open();
  server.write("乙");
  await sync.pull();
  await settle();
  expect(server.posted).toHaveLength(0);
});

test("a story that cannot be loaded is asked for until it comes", async () => {
  server.write("在");
  server.faults.push("unreachable", page(), said(500, {}));
  const opening = open();
  await settle();
  const { doc } = await opening;
  expect(doc.getText("headline").toString()).toBe("在");
  expect(told[0]?.[0]).toBe("loading");
});

test("much text goes in several batches, in order", async () => {
  const { doc } = await open();
  for (let at = 0; at < 4; at += 1) type(doc, String(at).repeat(400_000));
  await settle();
  expect(server.posted.length).toBeGreaterThan(1);
  expect(server.text()).toHaveLength(1_600_000);
});

test("flush says whether everything is with the server", async () => {
  const { sync, doc } = await open();
  type(doc, "银");
  server.faults.push("unreachable");
  expect(await sync.flush()).toBe(false);
  expect(await sync.flush()).toBe(true);
});

test("the network's going is said at once", async () => {
  const { sync } = await open();
  sync.lost();
  expect(last()).toBe("offline");
});
