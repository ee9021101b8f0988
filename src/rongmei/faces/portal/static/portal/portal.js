// Runs in the head, so that the reader's choices are in force before anything is painted.
(() => {
  "use strict";
  const root = document.documentElement;
  const kept = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* private mode: for this page only */ } },
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => kept.get("theme") ?? (dark.matches ? "dark" : "light");
  const show = () => {
    root.dataset.theme = theme();
    root.classList.toggle("elder", kept.get("elder") === "1");
  };
  show();

  const press = (button, on) => button.setAttribute("aria-pressed", String(on));

  function switches() {
    const elder = document.querySelector("[data-elder]");
    const night = document.querySelector("[data-theme-switch]");
    const renew = () => { show(); press(elder, root.classList.contains("elder")); press(night, root.dataset.theme === "dark"); };
    elder.addEventListener("click", () => { kept.set("elder", root.classList.contains("elder") ? "0" : "1"); renew(); });
    night.addEventListener("click", () => { kept.set("theme", root.dataset.theme === "dark" ? "light" : "dark"); renew(); });
    dark.addEventListener("change", renew);
    renew();
  }

  // Baked pages carry the full date; the reader sees how long ago that is, by the centre's clock wherever they are.
  function dates() {
    const zone = root.dataset.zone || "Asia/Shanghai";
    const style = { timeZone: zone, year: "numeric", month: "numeric", day: "numeric", weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const hands = new Intl.DateTimeFormat("zh-CN", style);
    const read = (at) => Object.fromEntries(hands.formatToParts(at).map((part) => [part.type, part.value]));
    const day = (at) => { const told = read(at); return Date.UTC(told.year, told.month - 1, told.day) / 864e5; };
    const now = new Date();
    const today = read(now);
    for (const spot of document.querySelectorAll("[data-today]")) {
      spot.textContent = `${today.year}年${today.month}月${today.day}日 ${today.weekday}`;
    }
    for (const time of document.querySelectorAll("time.ago")) {
      const at = new Date(time.dateTime);
      const minutes = Math.floor((now - at) / 6e4);
      const told = read(at);
      const age = day(now) - day(at);
      time.title = time.textContent;
      if (minutes >= 0 && minutes < 1) time.textContent = "刚刚";
      else if (minutes >= 0 && minutes < 60) time.textContent = `${minutes}分钟前`;
      else if (age === 0) time.textContent = `今天 ${told.hour}:${told.minute}`;
      else if (age === 1) time.textContent = `昨天 ${told.hour}:${told.minute}`;
    }
  }

  // On a phone the sections scroll sideways; the one we are in is brought into sight.
  function sections() {
    const here = document.querySelector(".sections [aria-current]");
    if (here) here.parentElement.scrollLeft = here.offsetLeft - (here.parentElement.clientWidth - here.clientWidth) / 2;
  }

  function reading() {
    for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
    const button = document.querySelector("[data-read]");
    if (!button || !("speechSynthesis" in window)) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") === "true";
      speechSynthesis.cancel();
      press(button, !on);
      if (on) return;
      const parts = document.querySelectorAll(".text h1, .text .summary, .text .body > *");
      for (const part of parts) {
        const words = new SpeechSynthesisUtterance(part.textContent);
        words.lang = "zh-CN";
        if (part === parts[parts.length - 1]) words.onend = () => press(button, false);
        speechSynthesis.speak(words);
      }
    });
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  // A view of an article, told once it has been on screen for two seconds, again now and then, at its end and when the
  // reader leaves: how long it was visible and how far it was read. No cookie, nothing kept on the device; the view's
  // number is forgotten with it.
  function beacon() {
    const article = document.querySelector("[data-story]");
    if (!article || navigator.webdriver) return;
    const MOMENTS = [2, 10, 30, 60, 120, 300], END = 90, MOST = 20, HALF_A_DAY = 43200;
    const view = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const before = document.referrer ? new URL(document.referrer) : null;
    const inside = before !== null && before.host === location.host;
    const began = performance.now();
    let shown = 0, since = null, depth = 0, told = "", times = 0, timer = 0;

    const seconds = () => Math.floor((shown + (since === null ? 0 : performance.now() - since)) / 1000);
    const look = () => {
      const box = article.getBoundingClientRect();
      const part = Math.round((innerHeight - box.top) / Math.max(1, box.height) * 100);
      const earlier = depth;
      depth = Math.min(100, Math.max(depth, part));
      if (earlier < END && depth >= END) tell();
    };
    const tell = () => {
      const age = Math.floor((performance.now() - began) / 1000);
      const news = `${seconds()} ${depth}`;
      if (seconds() < MOMENTS[0] || news === told || times >= MOST || age > HALF_A_DAY) return;
      told = news;
      times += 1;
      fetch(`/portal/${root.dataset.code}/beacon`, {
        method: "POST", keepalive: true, credentials: "omit", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          story: Number(article.dataset.story), view, referrer: inside || before === null ? "" : before.hostname, inside,
          installed: matchMedia("(display-mode: standalone)").matches || navigator.standalone === true,
          age, seconds: seconds(), depth, characters: Number(article.dataset.characters) || 0,
        }),
      }).catch(() => { /* the newsroom is down: reading goes on */ });
    };
    const wait = () => {
      const next = MOMENTS.find((moment) => moment > seconds());
      if (next) timer = setTimeout(() => { tell(); wait(); }, next * 1000 - shown - (performance.now() - since) + 20);
    };
    const start = () => {
      if (since !== null) return;
      since = performance.now();
      look();
      wait();
    };
    const stop = () => {
      if (since === null) return;
      clearTimeout(timer);
      shown += performance.now() - since;
      since = null;
      tell();
    };
    const change = () => (document.visibilityState === "visible" ? start() : stop());
    addEventListener("scroll", () => { if (since !== null) look(); }, { passive: true });
    document.addEventListener("visibilitychange", change);
    addEventListener("pagehide", stop);
    addEventListener("pageshow", change);
    change();
  }

  document.addEventListener("DOMContentLoaded", () => {
    switches();
    dates();
    sections();
    reading();
    beacon();
    if ("serviceWorker" in navigator && isSecureContext && root.dataset.base) {
      navigator.serviceWorker.register(`${root.dataset.base}sw.js`, { updateViaCache: "none" }).catch(() => { /* the site works without */ });
    }
  });
})();
