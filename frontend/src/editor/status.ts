/** How the work is kept, in words: the line in the bar, and notices that say what to do. */
import { word } from "../words";
import type { State } from "./sync";

export class Status {
  private readonly line: HTMLElement | null;

  constructor(private readonly root: HTMLElement) {
    this.line = root.querySelector("[data-status]");
  }

  say(words: string): void {
    if (this.line) this.line.textContent = words;
  }

  state(state: State, message: string, advice: string): void {
    this.root.dataset.state = state;
    this.say(state === "saved" ? `${word("saved")} ${now()}` : word(state));
    for (const name of ["offline", "signedout", "refused"]) this.notice(name, state === name, message, advice);
  }

  /** Show or hide a notice of the page, with words of the server's where it has a place for them. */
  notice(name: string, shown: boolean, message = "", advice = ""): void {
    const notice = this.root.querySelector<HTMLElement>(`[data-notice="${name}"]`);
    if (!notice) return;
    const words: Record<string, string> = { message, advice };
    for (const [part, text] of Object.entries(words)) {
      const place = notice.querySelector(`[data-${part}]`);
      if (place && shown) place.textContent = text;
    }
    if (notice.hidden === shown) notice.hidden = !shown;
  }
}

/** The time as the page's language writes it. */
export function now(): string {
  return new Date().toLocaleTimeString(document.documentElement.lang || "zh-CN", { hour12: false });
}
