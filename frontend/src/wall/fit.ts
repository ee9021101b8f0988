/** Rows that do not fit whole are left out, and counted below their column. */
export function fit(): void {
  for (const column of document.querySelectorAll("main section")) {
    const rows = [...column.querySelectorAll<HTMLElement>("li")];
    const more = column.querySelector<HTMLElement>(".more");
    if (!rows[0] || !more) continue;
    // What does not fit wraps into a second column beside the first, out of sight (styles/columns.css).
    const left = rows[0].offsetLeft;
    const hidden = Number(more.dataset.hidden) + rows.filter((row) => row.offsetLeft > left).length;
    more.textContent = hidden ? (more.dataset.says ?? "").replace("#", String(hidden)) : "";
  }
}
