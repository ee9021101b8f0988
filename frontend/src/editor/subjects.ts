/** The media topics of a story: those chosen as chips, and a chooser over the whole tree. */
import * as Y from "yjs";
import { word } from "../words";

/** Code, Chinese name, English name, code of the broader topic. */
export type Topic = [code: string, name: string, english: string, broader: string];

const MOST_FOUND = 60;
const KEY = "subjects";

/** Topics whose names hold every word asked for; those whose name begins with it come first. */
export function find(topics: Topic[], question: string): Topic[] {
  const asked = question.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = ([code, name, english]: Topic) => asked.every((part) => `${name} ${english.toLowerCase()} ${code}`.includes(part));
  const rank = ([, name, english]: Topic) => (name.startsWith(question) || english.toLowerCase().startsWith(question.toLowerCase()) ? 0 : 1);
  return topics.filter(holds).sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FOUND);
}

/** From the top down to a topic. */
export function path(topics: Map<string, Topic>, code: string): Topic[] {
  const found: Topic[] = [];
  for (let topic = topics.get(code); topic; topic = topics.get(topic[3])) found.unshift(topic);
  return found;
}

export class Subjects {
  private all: Topic[] = [];
  private byCode = new Map<string, Topic>();
  private branch = "";

  constructor(
    private readonly chips: HTMLElement,
    private readonly dialog: HTMLDialogElement,
    private readonly meta: Y.Map<unknown>,
    private readonly editable: boolean,
  ) {}

  async start(): Promise<void> {
    const answer = await fetch(this.chips.dataset.url ?? "", { headers: { accept: "application/json" } }).catch(() => null);
    this.all = answer?.ok ? ((await answer.json()) as { topics: Topic[] }).topics : [];
    this.byCode = new Map(this.all.map((topic) => [topic[0], topic]));
    this.meta.observe(() => this.show());
    this.search?.addEventListener("input", () => this.list());
    this.dialog.addEventListener("change", (event) => this.toggle((event.target as HTMLInputElement).value));
    this.dialog.addEventListener("click", (event) => {
      const into = (event.target as HTMLElement).closest<HTMLElement>("[data-into]");
      if (into) this.open(into.dataset.into ?? "");
    });
    this.chips.addEventListener("click", (event) => {
      const chip = (event.target as HTMLElement).closest<HTMLElement>("[data-code]");
      if (chip && this.editable) this.toggle(chip.dataset.code ?? "");
    });
    this.show();
    this.list();
  }

  private get search(): HTMLInputElement | null {
    return this.dialog.querySelector("[type=search]");
  }

  private get chosen(): string[] {
    return (this.meta.get(KEY) as string[] | undefined) ?? [];
  }

  private toggle(code: string): void {
    if (!this.byCode.has(code) && !this.chosen.includes(code)) return;
    const left = this.chosen.filter((other) => other !== code);
    this.meta.set(KEY, left.length < this.chosen.length ? left : [...left, code]);
  }

  private open(code: string): void {
    this.branch = code;
    if (this.search) this.search.value = "";
    this.list();
  }

  private show(): void {
    this.chips.replaceChildren(...this.chosen.map((code) => this.chip(code)));
    for (const box of this.dialog.querySelectorAll<HTMLInputElement>("[type=checkbox]")) box.checked = this.chosen.includes(box.value);
  }

  private chip(code: string): HTMLElement {
    const chip = document.createElement(this.editable ? "button" : "span");
    const name = label(this.byCode.get(code)) || code;
    chip.className = "chip";
    chip.dataset.code = code;
    chip.textContent = name;
    chip.title = path(this.byCode, code).map(label).join(" › ");
    if (chip instanceof HTMLButtonElement) {
      chip.type = "button";
      chip.setAttribute("aria-label", `${word("remove")} ${name}`);
    }
    return chip;
  }

  /** What was asked for, or the branch one stands in. */
  private list(): void {
    const question = this.search?.value.trim() ?? "";
    const found = question ? find(this.all, question) : this.all.filter((topic) => topic[3] === this.branch);
    const rows = found.map((topic) => this.row(topic, Boolean(question)));
    this.dialog.querySelector("[data-found]")?.replaceChildren(...rows);
    this.dialog.querySelector("[data-path]")?.replaceChildren(...(question ? [] : this.way()));
    const none = this.dialog.querySelector<HTMLElement>("[data-none]");
    if (none) none.hidden = rows.length > 0;
  }

  private way(): HTMLElement[] {
    const all = step("", word("topics"));
    return [all, ...path(this.byCode, this.branch).map((topic) => step(topic[0], label(topic)))];
  }

  private row(topic: Topic, whole: boolean): HTMLElement {
    const line = document.createElement("li");
    const choice = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value: topic[0], checked: this.chosen.includes(topic[0]) });
    const more = document.createElement("small");
    choice.className = "choice";
    more.textContent = whole ? path(this.byCode, topic[3]).map(label).join(" › ") : other(topic);
    choice.append(box, ` ${label(topic)} `, more);
    line.append(choice);
    if (this.all.some((below) => below[3] === topic[0])) line.append(step(topic[0], "›", `${word("narrower")} ${label(topic)}`));
    return line;
  }
}

const chinese = () => document.documentElement.lang.startsWith("zh");
const label = (topic: Topic | undefined) => topic?.[chinese() ? 1 : 2] ?? "";
const other = (topic: Topic) => topic[chinese() ? 2 : 1];

function step(code: string, text: string, said = ""): HTMLElement {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet small", textContent: text });
  button.dataset.into = code;
  if (said) button.setAttribute("aria-label", said);
  return button;
}
