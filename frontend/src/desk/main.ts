/** Every desk page: htmx, keyboard, news from the server, dialogs, theme, sentences. */
import htmx from "htmx.org";
import "./styles/index.css";
import { dialogs } from "./dialogs";
import { keyboard } from "./keyboard";
import { news } from "./news";
import { review } from "./review";
import { theme } from "./theme";
import { toasts } from "./toasts";
import { uploads } from "./uploads";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "[45]..", swap: true, error: true },
];

dialogs();
keyboard();
news();
review();
theme();
toasts();
uploads();

document.addEventListener("change", (event) => {
  (event.target as HTMLElement).closest<HTMLFormElement>("form[data-auto]")?.requestSubmit();
});
