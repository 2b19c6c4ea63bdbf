// Typeahead for the search box. Without this script the box is a plain form that works.
"use strict";
for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.querySelector("input[name=q]");
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

  const mark = (place) => {
    const options = [...list.children];
    at = (place + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    input.setAttribute("aria-activedescendant", options[at].id);
  };

  const show = (results) => {
    list.replaceChildren(...results.map((result, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = english ? result.label_en : result.label_vi;
      option.dataset.href = english ? result.url_en : result.url;
      return option;
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
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}&limit=8`);
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
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.href);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener("blur", close);
}
