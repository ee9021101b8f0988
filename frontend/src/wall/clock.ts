/** The newsroom's time: the server's, in the server's zone, whatever this screen's machine believes. */
export function clock(): void {
  const face = document.querySelector<HTMLElement>("[data-clock]");
  if (!face) return;
  const ahead = Number(face.dataset.clock) * 1000 - Date.now();
  const style: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: face.dataset.zone };
  const hands = new Intl.DateTimeFormat("zh-CN", style);
  const tick = () => (face.textContent = hands.format(Date.now() + ahead));
  tick();
  setInterval(tick, 1000);
}
