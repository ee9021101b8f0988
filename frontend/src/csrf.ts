/** The token every writing request carries: the cookie's, which is renewed when somebody signs in again elsewhere. */
export function csrf(): string {
  const cookie = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  return cookie ?? document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}
