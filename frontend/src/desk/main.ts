/** Every desk page: htmx, keyboard, news from the server, dialogs, theme, sentences. */
import htmx from "htmx.org";
import "./styles/index.css";
import { dialogs } from "./dialogs";
import { keyboard } from "./keyboard";
import { news } from "./news";
import { own } from "./own";
import { review } from "./review";
import { theme } from "./theme";
import { toasts } from "./toasts";
import { uploads } from "./uploads";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
// A part that is fetched again brings the page's title along; it is told in own.ts, with what waits.
htmx.config.ignoreTitle = true;
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "[45]..", swap: true, error: true },
];

dialogs();
keyboard();
news();
own();
review();
theme();
toasts();
uploads();

document.addEventListener("change", (event) => {
  (event.target as HTMLElement).closest<HTMLFormElement>("form[data-auto]")?.requestSubmit();
});
