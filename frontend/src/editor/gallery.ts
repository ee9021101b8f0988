/** The pictures of a story beside the text: what each shows, whose it is, on what ground, and which is the cover. */
import * as Y from "yjs";
import { csrf } from "../csrf";
import { word } from "../words";

const KEY = "cover";

export class Gallery {
  private shown = "not asked yet";

  constructor(
    private readonly place: HTMLElement,
    private readonly body: Y.XmlFragment,
    private readonly meta: Y.Map<unknown>,
    private readonly described: () => void,
  ) {}

  start(): void {
    this.body.observeDeep(() => void this.refresh());
    this.meta.observe(() => { void this.refresh(); this.mark(); });
    this.place.addEventListener("change", (event) => this.changed(event.target as HTMLInputElement));
    void this.refresh();
  }

  /** Ids of the pictures, the cover first, each once. */
  ids(): number[] {
    const inText = this.body.createTreeWalker((node) => node instanceof Y.XmlElement && node.nodeName === "image");
    const found = [...inText].map((node) => Number((node as Y.XmlElement).getAttribute("asset") ?? 0));
    return [...new Set([Number(this.meta.get(KEY) ?? 0), ...found])].filter((id) => id > 0);
  }

  private async refresh(): Promise<void> {
    const asked = this.ids().join(",");
    if (asked === this.shown) return;
    this.shown = asked;
    const answer = await fetch(`${this.place.dataset.url}?ids=${asked}`).catch(() => null);
    if (!answer?.ok || answer.redirected || this.shown !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Rows that are there stay: somebody may be typing in one.
    const rows = [...fresh.body.children].map((row) => this.place.querySelector(`#${CSS.escape(row.id)}`) ?? row);
    this.place.replaceChildren(...rows);
    this.mark();
  }

  private mark(): void {
    const cover = String(this.meta.get(KEY) ?? "");
    for (const choice of this.place.querySelectorAll<HTMLInputElement>(`[name="${KEY}"]`)) choice.checked = choice.value === cover;
  }

  private changed(input: HTMLInputElement): void {
    if (input.name === KEY) this.meta.set(KEY, input.checked ? Number(input.value) : null);
    else if (input.form) void this.describe(input.form);
  }

  private async describe(form: HTMLFormElement): Promise<void> {
    const said = form.querySelector("output");
    const headers = { "x-csrftoken": csrf(), accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", headers, body: new FormData(form) }).catch(() => null);
    const told = answer?.headers.get("content-type")?.includes("json") ? ((await answer.json()) as { message?: string }) : null;
    const taken = Boolean(answer?.ok && told);
    if (said) said.textContent = taken ? word("described") : (told?.message ?? word("unreached"));
    if (taken) this.described();
  }
}
