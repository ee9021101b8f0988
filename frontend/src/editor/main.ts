/** The editor island: one story's text and facts, kept as they are typed. */
import type { Editor } from "@tiptap/core";
import * as Y from "yjs";
import { word } from "../words";
import { commands } from "./commands";
import { bindMeta, bindText } from "./fields";
import { Gallery } from "./gallery";
import { linking } from "./linking";
import { sending } from "./sending";
import { Status } from "./status";
import { Subjects } from "./subjects";
import { DraftSync, type News } from "./sync";
import { countBody, makeEditor } from "./text";
import { BrowserUnsent } from "./unsent";
import { insertPictures, pictures } from "./uploading";

const POLL = 4000;

async function mount(root: HTMLElement): Promise<void> {
  const find = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector);
  const { draftUrl = "", uploadUrl = "", editable: may, person = "", reopen } = root.dataset;
  const editable = may === "yes";
  const doc = new Y.Doc();
  const [body, meta] = [doc.getXmlFragment("body"), doc.getMap("meta")];
  const status = new Status(root);
  const unsent = new BrowserUnsent(`${draftUrl}#${person}`);
  const lacks = soonest(() => void fetchInto(find("[data-missing]")));

  const sync = new DraftSync(
    doc, draftUrl, unsent,
    (state, message = "", advice = "") => {
      status.state(state, message, advice);
      status.notice("private", unsent.refuses && sync.waiting > 0);
      if (state === "saved") lacks();
    },
    { sends: editable, reopen: reopen === "yes", heard: (news) => heard(root, status, news, editable) },
  );
  await sync.start();
  status.notice("unsent", !editable && sync.waiting > 0);

  const place = find("[data-body]");
  if (!place) return;
  const editor: Editor = makeEditor(place, doc, editable, (files, at) => void insertPictures(editor, uploadUrl, files, (words) => status.say(words), at));
  for (const name of ["headline", "summary"]) {
    const input = find<HTMLTextAreaElement>(`[data-${name}]`);
    if (input) bindText(input, doc.getText(name));
  }
  const facts = find("[data-meta]");
  if (facts) bindMeta(facts, meta);
  const [chips, topics] = [find("[data-subjects]"), document.querySelector<HTMLDialogElement>("dialog[data-topics]")];
  if (chips && topics) void new Subjects(chips, topics, meta, editable).start();
  const gallery = find("[data-gallery]");
  if (gallery) new Gallery(gallery, body, meta, lacks).start();

  const figure = find("[data-count]");
  const count = () => { if (figure) figure.textContent = `${countBody(editor).toLocaleString()} ${word("characters")}`; };
  editor.on("update", count);
  count();

  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-link]");
  const link = dialog ? linking(dialog, editor) : () => undefined;
  commands(root, editor, { link, picture: () => find("[data-picture]")?.click() });
  place.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); link(); }
  });
  find<HTMLInputElement>("[data-picture]")?.addEventListener("change", (event) => {
    const input = event.target as HTMLInputElement;
    void insertPictures(editor, uploadUrl, pictures(input.files), (words) => status.say(words)).then(() => { input.value = ""; });
  });

  sending(root, sync, status);
  rescue(root, doc, editor, sync, unsent);
  listen(sync, unsent);
  root.dataset.ready = "yes";
}

/** Others at the story, and a story that meanwhile went where it cannot be written. */
function heard(root: HTMLElement, status: Status, news: News, editable: boolean): void {
  const present = root.querySelector<HTMLElement>("[data-present]");
  if (present) {
    present.hidden = !news.present.length;
    present.textContent = news.present.length ? `${word("present")}${news.present.join("、")}` : "";
  }
  status.notice("moved", root.dataset.storyState !== news.state || (editable && !news.writable));
}

/** What is typed here can always be taken away by hand. */
function rescue(root: HTMLElement, doc: Y.Doc, editor: Editor, sync: DraftSync, unsent: BrowserUnsent): void {
  root.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    if (target.closest("[data-reload]")) location.reload();
    if (target.closest("[data-copy]")) void copy([doc.getText("headline").toString(), doc.getText("summary").toString(), editor.getText({ blockSeparator: "\n" })], target);
    if (target.closest("[data-abandon]")) void sync.abandon(unsent).then(() => location.reload());
  });
}

async function copy(parts: string[], button: HTMLElement): Promise<void> {
  const text = parts.filter(Boolean).join("\n\n");
  const area = Object.assign(document.createElement("textarea"), { value: text, className: "vh" });
  document.body.append(area);
  area.select();
  // The older way works on a newsroom's own network without HTTPS, where the clipboard object is not there.
  const done = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => document.execCommand("copy")) : document.execCommand("copy");
  area.remove();
  button.textContent = done ? word("copied") : word("failed");
}

function listen(sync: DraftSync, unsent: BrowserUnsent): void {
  const pull = () => { if (document.visibilityState === "visible") void sync.pull(); };
  setInterval(pull, POLL);
  document.addEventListener("rongmei:news", pull);
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" ? sync.pull() : sync.flush()));
  addEventListener("online", () => void sync.flush());
  addEventListener("offline", () => sync.lost());
  addEventListener("pagehide", () => void sync.flush());
  addEventListener("beforeunload", (event) => { if (unsent.refuses && sync.waiting) event.preventDefault(); });
}

async function fetchInto(place: HTMLElement | null): Promise<void> {
  const answer = place && (await fetch(place.dataset.url ?? "").catch(() => null));
  if (place && answer?.ok && !answer.redirected) place.innerHTML = await answer.text();
}

/** At most once a second, the last time counting. */
function soonest(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => { timer ??= setTimeout(() => { timer = undefined; work(); }, 1000); };
}

for (const root of document.querySelectorAll<HTMLElement>("[data-editor]")) void mount(root);
