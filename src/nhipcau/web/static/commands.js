// The command palette: a combobox in a dialog, over what the server says one may do. Without this script its button is a
// link to the same commands as a page.
"use strict";
{
  const dialog = document.querySelector("dialog.commands");
  const opener = document.querySelector("a.tocommands");
  const input = dialog?.querySelector("[role=combobox]");
  const list = dialog?.querySelector("[role=listbox]");
  const none = dialog?.querySelector(".none");
  const status = dialog?.querySelector("[role=status]");
  let at = -1, timer = 0, asked = 0, before = null;

  const options = () => [...list.querySelectorAll("[role=option]")];

  const markNone = () => {
    at = -1;
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (place) => {
    const all = options();
    if (!all.length) return;
    at = (place + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    all[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[at].id);
  };

  const part = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text });

  const show = ({ groups, said }) => {
    let number = 0;
    list.replaceChildren(...groups.map((group) => {
      const box = document.createElement("div"), title = part("div", "group", group.title);
      title.id = `command-group-${group.name}`;
      title.setAttribute("role", "presentation");
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", title.id);
      box.append(title, ...group.commands.map((command) => {
        const option = part("div", "", command.words);
        option.id = `command-${number++}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.href = command.address;
        if (command.note) option.append(" ", part("small", "", command.note));
        return option;
      }));
      return box;
    }));
    list.hidden = number === 0;
    none.hidden = number > 0;
    none.textContent = number ? "" : said;
    status.textContent = said;
    input.setAttribute("aria-expanded", String(number > 0));
    list.scrollTop = 0;
    markNone();
    if (input.value.trim()) mark(0); // before anything is typed Enter does nothing to the record at hand
  };

  const ask = async () => {
    const number = ++asked;
    const question = new URLSearchParams({ q: input.value, here: dialog.querySelector("[name=here]").value });
    try {
      const answer = await fetch(`${dialog.dataset.suggest}?${question}`);
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const found = await answer.json();
      if (number === asked) show(found);
    } catch {
      if (number === asked) show({ groups: [], said: dialog.dataset.failed });
    }
  };

  const open = () => {
    document.querySelector("dialog[open]")?.close();
    before = document.activeElement;
    dialog.showModal();
    input.value = "";
    input.focus();
    ask();
  };

  const follow = (option) => {
    if (option) location.assign(option.dataset.href);
  };

  if (dialog) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    opener.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      open();
    });
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      if (dialog.open) dialog.close();
      else open();
    });
    dialog.addEventListener("close", () => {
      clearTimeout(timer);
      asked += 1;
      before?.focus();
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
      else follow(event.target.closest("[role=option]"));
    });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
      else if (event.key === "Enter" && at >= 0) follow(options()[at]);
      else return;
      event.preventDefault();
    });
  }
}
