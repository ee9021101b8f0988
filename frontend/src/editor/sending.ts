/** Acts on a story that wait until everything typed is with the server: keeping a version, submitting, recalling. */
import { csrf } from "../csrf";
import { word } from "../words";
import { now, type Status } from "./status";
import type { DraftSync } from "./sync";

interface Said { next?: string; message?: string; advice?: string; done?: string }

export function sending(root: HTMLElement, sync: DraftSync, status: Status): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-after-saving]"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void act(form, event.submitter, sync, status);
    });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    root.querySelector<HTMLFormElement>("form[data-keep]")?.requestSubmit();
  });
}

async function act(form: HTMLFormElement, submitter: HTMLElement | null, sync: DraftSync, status: Status): Promise<void> {
  const button = submitter instanceof HTMLButtonElement ? submitter : null;
  if (button) button.disabled = true;
  form.closest("dialog")?.close();
  status.notice("act", false);
  const said = (await sync.flush()) ? await post(form) : { message: word("unsaved") };
  if (button) button.disabled = false;
  if (said.next) location.assign(said.next);
  else if (said.done) status.say(`${said.done} ${now()}`);
  else status.notice("act", true, said.message ?? word("failed"), said.advice);
}

async function post(form: HTMLFormElement): Promise<Said> {
  const headers = { "x-csrftoken": csrf(), accept: "application/json" };
  const answer = await fetch(form.action, { method: "POST", headers, body: new FormData(form) }).catch(() => null);
  if (!answer) return { message: word("unreached") };
  if (answer.status === 401) return { message: word("signedout") };
  if (!answer.headers.get("content-type")?.includes("json")) return { message: word("failed") };
  return (await answer.json()) as Said;
}
