/** Bytes as text that JSON can carry, and back. */
export function base64(update: Uint8Array): string {
  let raw = "";
  for (const byte of update) raw += String.fromCharCode(byte);
  return btoa(raw);
}

export function bytes(encoded: string): Uint8Array {
  return Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
}
