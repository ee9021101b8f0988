/** A name nobody else has. `crypto.randomUUID` is there on HTTPS only; a newsroom's own network may have none. */
export function unique(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
