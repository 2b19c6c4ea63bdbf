// Typeahead for the search box. Without this script the box is a plain form that works.
"use strict";
for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.querySelector("input[name=q]");
  const titles = JSON.parse(form.dataset.registers);
  const english = form.dataset.language === "en";
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.title);
  list.hidden = true;
  form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let at = -1, timer = 0, asked = 0;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const options = () => [...list.querySelectorAll("[role=option]")];

  const mark = (place) => {
    const all = options();
    at = (place + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    all[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[at].id);
  };

  // Grouped by register, groups and entries in the order of the answer.
  const show = (results) => {
    const groups = new Map();
    for (const result of results) {
      if (!groups.has(result.register)) groups.set(result.register, []);
      groups.get(result.register).push(result);
    }
    let number = 0;
    const option = (result) => {
      const entry = document.createElement("li");
      entry.id = `${list.id}-${number++}`;
      entry.setAttribute("role", "option");
      entry.setAttribute("aria-selected", "false");
      entry.textContent = english ? result.label_en : result.label_vi;
      entry.dataset.href = english ? result.url_en : result.url;
      return entry;
    };
    list.replaceChildren(...[...groups].map(([register, found]) => {
      const group = document.createElement("li");
      const head = document.createElement("span");
      const entries = document.createElement("ul");
      head.textContent = titles[register] ?? register;
      head.id = `${list.id}-${register}`;
      head.className = "group";
      group.setAttribute("role", "presentation");
      entries.setAttribute("role", "group");
      entries.setAttribute("aria-labelledby", head.id);
      entries.append(...found.map(option));
      group.append(head, entries);
      return group;
    }));
    at = -1;
    list.hidden = !results.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    const number = ++asked;
    const text = input.value.trim();
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}&limit=10`);
      if (answer.ok && number === asked) show((await answer.json()).results);
    } catch {
      close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) location.assign(options()[at].dataset.href);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener("blur", close);
}
