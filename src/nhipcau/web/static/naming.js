// Names after an "@" in a discussion: offered while one types, chosen by arrows and Enter. Without this script the full
// name is typed; whoever is meant is worked out when it is sent.
"use strict";
for (const area of document.querySelectorAll("textarea[data-names]")) {
  const list = document.createElement("ul");
  list.id = `${area.id}-names`;
  list.className = "suggestions names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", area.dataset.title);
  list.hidden = true;
  area.after(list);
  area.setAttribute("aria-controls", list.id);
  area.setAttribute("aria-autocomplete", "list");
  let at = -1, timer = 0, asked = 0;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    at = -1;
    area.removeAttribute("aria-activedescendant");
  };

  // What stands between the last "@" before the cursor and the cursor, if it can be a name.
  const begun = () => {
    const found = area.value.slice(0, area.selectionStart).match(/(?:^|[\s(["“',;:])@([^@\n]{1,60})$/);
    return found ? found[1] : "";
  };

  const choose = (name) => {
    const end = area.selectionStart, start = end - begun().length;
    area.setRangeText(`${name} `, start, end, "end");
    close();
    area.focus();
  };

  const mark = (place) => {
    const all = options();
    at = (place + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    area.setAttribute("aria-activedescendant", all[at].id);
  };

  const show = (names) => {
    list.replaceChildren(...names.map((name, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = name;
      return option;
    }));
    at = -1;
    list.hidden = !names.length;
  };

  const ask = async () => {
    const number = ++asked, q = begun();
    if (!q) return close();
    try {
      const answer = await fetch(`${area.dataset.names}?${new URLSearchParams({ q, audience: area.form.elements.audience.value })}`);
      if (answer.ok && number === asked) show((await answer.json()).names);
    } catch {
      close();
    }
  };

  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  area.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) choose(options()[at].textContent);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    choose(option.textContent);
  });
  area.addEventListener("blur", close);
}
