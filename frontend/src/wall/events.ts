/** News from the server; the stream is opened again however it ended, a restart included. */
const AGAIN_MS = 5000;
const TOGETHER_MS = 1000;

/** Calls `heard` on news, and when the line breaks or is back: then the page must say so, or catch up. */
export function listen(url: string, heard: () => void): void {
  let waiting = 0;
  const soon = () => {
    waiting ||= window.setTimeout(() => {
      waiting = 0;
      heard();
    }, TOGETHER_MS);
  };
  const source = new EventSource(url);
  for (const happened of ["deed", "open", "error"]) source.addEventListener(happened, soon);
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    setTimeout(() => listen(url, heard), AGAIN_MS);
  });
}
