// The form of a record: keeps drafts, shows records that may be the same, completes names, saves by Ctrl+S, warns before
// what is typed is lost. Without this script the form works; a button keeps the draft.
"use strict";
for (const form of document.querySelectorAll("form.writing")) {
  const said = form.querySelector("[data-said]");
  const found = form.querySelector("[data-found]");
  let changed = "typed" in form.dataset, sending = false, keeping = 0, looking = 0, asked = 0;

  const keep = async () => {
    const body = new FormData(form);
    body.set("_do", "draft");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      said.textContent = (await answer.json()).said;
    } catch {
      said.textContent = form.dataset.notKept;
    }
  };

  const look = async () => {
    const number = ++asked;
    const question = new URLSearchParams({ not: form.dataset.not });
    for (const input of form.querySelectorAll("[data-looks]")) if (input.value.trim()) question.append(input.dataset.looks, input.value);
    if (!question.has("q")) return found.replaceChildren();
    try {
      const answer = await fetch(`${form.dataset.similar}?${question}`);
      if (!answer.ok || number !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (page.body.textContent.trim() !== found.textContent.trim()) found.replaceChildren(...page.body.children);
    } catch {
      // the next letter asks again
    }
  };

  const complete = async (input) => {
    if (input.value.trim().length < 3) return;
    try {
      const answer = await fetch(`${input.dataset.completes}?${new URLSearchParams({ q: input.value })}`);
      if (!answer.ok) return;
      const { names } = await answer.json();
      input.list.replaceChildren(...names.map((value) => Object.assign(document.createElement("option"), { value })));
    } catch {
      // a code or a whole name will do
    }
  };

  // Fields with several lines: another line, as empty as the last one.
  for (const group of form.querySelectorAll("[data-grows]")) {
    const lines = group.querySelector(".lines"), size = Number(group.dataset.grows);
    const more = Object.assign(document.createElement("button"), { type: "button", className: "plainbutton small", textContent: group.dataset.more });
    more.addEventListener("click", () => {
      const rows = [...lines.querySelectorAll(":scope > .line")], last = rows.slice(-size), number = rows.length / size + 1;
      const copies = last.map((row) => row.cloneNode(true));
      for (const copy of copies) {
        const input = copy.querySelector("input, select"), label = copy.querySelector("label");
        input.id = label.htmlFor = `${input.id}-${number}`;
        input.value = "";
        label.textContent = label.textContent.replace(/\d+$/, number);
      }
      last.at(-1).after(...copies);
      copies[0].querySelector("input, select").focus();
    });
    lines.after(more);
  }

  form.addEventListener("input", (event) => {
    changed = true;
    if ("autosave" in form.dataset) {
      clearTimeout(keeping);
      keeping = setTimeout(keep, 3000);
    }
    const input = event.target;
    if (input.dataset.looks) {
      clearTimeout(looking);
      looking = setTimeout(look, 400);
    }
    if (input.dataset.completes) {
      clearTimeout(input.waiting);
      input.waiting = setTimeout(complete, 250, input);
    }
  });
  form.addEventListener("submit", () => {
    sending = true;
    clearTimeout(keeping);
  });
  addEventListener("pageshow", () => (sending = false));
  addEventListener("beforeunload", (event) => {
    if (changed && !sending) event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(".saving [value=save]"));
  });
  document.getElementById("summary")?.focus();
}
