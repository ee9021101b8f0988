/** Send a picture to the library. */
import { csrf } from "../csrf";

export interface Uploaded { id: number; alt: string }

export async function upload(url: string, file: File): Promise<Uploaded> {
  const body = new FormData();
  body.append("file", file);
  const answer = await fetch(url, { method: "POST", headers: { "x-csrftoken": csrf(), accept: "application/json" }, body });
  const said = (await answer.json().catch(() => ({}))) as Uploaded & { message?: string };
  if (!answer.ok) throw new Error(said.message ?? String(answer.status));
  return said;
}
