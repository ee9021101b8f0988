/** Pictures sent one after another, each with its own progress and its own result. Without script the form sends them all. */
import { csrf } from "../csrf";
import { word } from "../words";

interface Said { url?: string; message?: string }

export function uploads(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-uploads]");
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (form && input) new Uploads(form, input);
}

class Uploads {
  private queue = Promise.resolve();
  private taken = 0;

  constructor(private form: HTMLFormElement, input: HTMLInputElement) {
    form.addEventListener("submit", (event) => { event.preventDefault(); this.add(input.files); });
    input.addEventListener("change", () => { this.add(input.files); input.value = ""; });
    form.querySelector('button:not([type="button"])')?.remove();
    const area = form.querySelector<HTMLElement>(".drop-here");
    for (const kind of ["dragenter", "dragover"]) area?.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("is-over"); });
    for (const kind of ["dragleave", "drop"]) area?.addEventListener(kind, () => area.classList.remove("is-over"));
    area?.addEventListener("drop", (event) => { event.preventDefault(); this.add((event as DragEvent).dataTransfer?.files ?? null); });
    form.closest("dialog")?.addEventListener("close", () => { if (this.taken) location.reload(); });
  }

  private add(files: FileList | null): void {
    for (const file of files ?? []) this.send(file, this.row(file.name));
  }

  private row(name: string): HTMLLIElement {
    const row = document.createElement("li");
    row.append(Object.assign(document.createElement("span"), { textContent: name }));
    this.form.querySelector(".uploads")?.append(row);
    return row;
  }

  /** Wait one's turn, so that a slow line carries one picture at a time. */
  private send(file: File, row: HTMLLIElement): void {
    const bar = document.createElement("progress");
    const stop = button(word("cancel"));
    row.querySelectorAll("progress, button, .late").forEach((old) => old.remove());
    row.append(bar, stop);
    const request = new XMLHttpRequest();
    stop.addEventListener("click", () => request.abort());
    let given = false;
    stop.addEventListener("click", () => { given = true; this.failed(file, row, word("cancelled")); });
    this.queue = this.queue.then(() => (given ? undefined : this.put(request, file, row, bar)));
  }

  private put(request: XMLHttpRequest, file: File, row: HTMLLIElement, bar: HTMLProgressElement): Promise<void> {
    return new Promise((done) => {
      request.upload.addEventListener("progress", (event) => { bar.max = event.total; bar.value = event.loaded; });
      request.addEventListener("load", () => this.answered(request, file, row));
      request.addEventListener("error", () => this.failed(file, row, word("unreached")));
      request.addEventListener("loadend", () => done());
      request.open("POST", this.form.action);
      request.setRequestHeader("x-csrftoken", csrf());
      request.setRequestHeader("accept", "application/json");
      const body = new FormData();
      body.append("file", file);
      request.send(body);
    });
  }

  private answered(request: XMLHttpRequest, file: File, row: HTMLLIElement): void {
    const said = read(request.responseText);
    if (request.status >= 300 || !said.url) {
      this.failed(file, row, said.message ?? word("failed"));
      return;
    }
    this.taken += 1;
    const link = Object.assign(document.createElement("a"), { href: said.url, target: "_blank", textContent: word("describe") });
    link.className = "button small";
    row.classList.add("is-done");
    row.querySelectorAll("progress, button").forEach((old) => old.remove());
    row.append(link);
  }

  private failed(file: File, row: HTMLLIElement, why: string): void {
    const again = button(word("again"));
    again.addEventListener("click", () => this.send(file, row));
    row.querySelectorAll("progress, button, .late").forEach((old) => old.remove());
    row.append(Object.assign(document.createElement("span"), { className: "late", textContent: why }), again);
  }
}

function button(label: string): HTMLButtonElement {
  return Object.assign(document.createElement("button"), { type: "button", className: "quiet small", textContent: label });
}

function read(text: string): Said {
  try {
    return JSON.parse(text) as Said;
  } catch {
    return {};
  }
}
