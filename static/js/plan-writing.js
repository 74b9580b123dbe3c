// Smooths the pages on which a plan is written. Without it every page does the same, one press later.
// It saves while one writes, takes what is marked in the advice, and cleans what Word puts in.

const IDLE = 3000; // milliseconds without a key before what is typed is saved
const LONGEST = 8000; // the longest that somebody who never stops writes unsaved
const AGAIN = 15000; // before it is tried once more when nothing answered

for (const form of document.querySelectorAll("form[data-saves-alone]")) savesAlone(form);
for (const box of document.querySelectorAll("textarea")) box.addEventListener("paste", pasted);
for (const button of document.querySelectorAll("[data-take]")) {
  // The mark is gone once the button has been pressed: it is kept from the press itself.
  button.addEventListener("mousedown", tickWhatIsMarked);
  button.addEventListener("click", tickWhatIsMarked);
}

function savesAlone(form) {
  const said = form.querySelector("[data-saved]");
  let timer, busy = false, stopped = false;
  let changed = 0, kept = 0; // how often something was typed, and how much of it is saved
  let since = 0; // when the first of what is not saved was typed

  const soon = (wait) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, wait);
  };
  const say = (words, isTrouble = false) => {
    if (said.textContent !== words) said.textContent = words;
    said.classList.toggle("app-saved--trouble", isTrouble);
  };
  const onChange = (event) => {
    if (["paper", "find"].includes(event.target.name)) return;
    if (kept === changed) since = Date.now();
    changed += 1;
    soon(Math.max(0, Math.min(IDLE, since + LONGEST - Date.now())));
  };
  form.addEventListener("input", onChange);
  form.addEventListener("change", (event) => {
    onChange(event);
    soon(200);
  });
  for (const outside of document.querySelectorAll(`[form="${form.id}"]`)) {
    outside.addEventListener("change", onChange);
  }
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => document.hidden && save());
  window.addEventListener("beforeunload", (event) => {
    if (!stopped && kept < changed) event.preventDefault();
  });

  async function save() {
    if (busy || stopped || kept >= changed) return;
    busy = true;
    const upTo = changed;
    since = Date.now();
    const sent = new FormData(form);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: sent,
        headers: { "X-Saves-Alone": "1", Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect") {
        stopped = true;
        say("Not saved: you are signed out. Press Save to sign in again. What you typed is kept.", true);
        return;
      }
      if (!(answer.headers.get("Content-Type") || "").includes("json")) throw new Error("no answer");
      take(await answer.json(), sent, upTo);
    } catch {
      say("Not saved yet: the connection is lost. It is tried again.", true);
      soon(AGAIN);
    } finally {
      busy = false;
    }
    if (kept < changed && kept >= upTo) soon(IDLE);
  }

  function take(told, sent, upTo) {
    if (told.clash) {
      stopped = true;
      say(told.clash, true);
    } else if (told.not_saved) {
      stopped = Boolean(told.closed);
      kept = upTo; // it is tried again once something else is typed
      say(`Not saved: ${told.not_saved}`, true);
    } else {
      goOn(told, sent);
      if (!told.saved_at) return soon(0);
      kept = upTo;
      say(`Saved at ${told.saved_at}`);
    }
  }

  function goOn(told, sent) {
    put("once", told.once);
    if (told.seen) put("version", told.seen);
    if (form.getAttribute("action") !== told.home) {
      form.setAttribute("action", told.home);
      history.replaceState(null, "", told.home);
    }
    // What was ticked then is what stands now: a tick taken away later is taken away.
    for (const name of ["rests_on", "needs", "outcomes"]) {
      const was = `was_${name}`;
      for (const one of form.querySelectorAll(`input[type="hidden"][name="${was}"]`)) one.remove();
      for (const value of sent.getAll(name)) form.append(hidden(was, value));
    }
  }

  function put(name, value) {
    const held = form.querySelector(`input[type="hidden"][name="${name}"]`);
    if (held) held.value = value;
  }
}

function hidden(name, value) {
  const made = document.createElement("input");
  Object.assign(made, { type: "hidden", name, value });
  return made;
}

// Ticks every passage that is marked with the mouse or the keyboard.
function tickWhatIsMarked() {
  const marked = document.getSelection();
  if (!marked || marked.isCollapsed) return;
  for (const passage of document.querySelectorAll("[data-passages] > *")) {
    const words = passage.querySelector("label");
    if (!words || !marked.containsNode(words, true)) continue;
    const tick = passage.querySelector("input");
    if (!tick.checked) tick.click();
  }
  marked.removeAllRanges();
}

// What Word and the like put on the clipboard beside the words: deletions, comments, hidden text.
function pasted(event) {
  const html = event.clipboardData?.getData("text/html");
  if (!html || !/mso-|<del\b|<ins\b|<table|urn:schemas-microsoft/i.test(html)) return;
  const words = wordsOf(new DOMParser().parseFromString(withoutStyle(html), "text/html").body);
  if (!words) return;
  event.preventDefault();
  const box = event.target;
  if (!document.execCommand("insertText", false, words)) {
    box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Styles are only read here, never applied: the policy of the page forbids what is inline.
function withoutStyle(html) {
  const tags = html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "");
  return tags.replace(/<[^>]*>/g, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
}

const UNSEEN = "del, s, strike, style, script, title, meta, link, [hidden]";

function wordsOf(body) {
  for (const one of body.querySelectorAll(UNSEEN)) one.remove();
  for (const one of body.querySelectorAll("[data-style], [class]")) {
    const style = (one.getAttribute("data-style") || "").replace(/\s/g, "").toLowerCase();
    const isComment = /mso-element:comment|mso-special-character:comment|mso-comment/.test(style);
    const isUnseen = /mso-hide:all|display:none|visibility:hidden|text-line-through/.test(style);
    if (isComment || isUnseen || /MsoComment/i.test(one.className)) one.remove();
  }
  for (const cell of body.querySelectorAll("td + td, td + th, th + th, th + td")) cell.prepend("\t");
  for (const bullet of body.querySelectorAll("li")) bullet.prepend("- ");
  for (const end of body.querySelectorAll("br")) end.replaceWith("\u0001");
  for (const row of body.querySelectorAll("p, div, li, tr, h1, h2, h3, h4, h5, h6")) {
    if (!row.closest("td, th")) row.append("\u0001");
  }
  const lines = body.textContent.replace(/[ \n\r]+/g, " ").split("\u0001");
  return lines.map((line) => line.replace(/ *\t */g, " | ").trim()).join("\n").replace(/\n{3,}/g, "\n\n").trim();
}
