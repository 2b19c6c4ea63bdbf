// Keys of the desk. Each does what a link, a row or a box of the page does; without this script everything works without.
"use strict";
{
  const KEPT = "nhipcau-keys";
  const dialog = document.querySelector("dialog.keys");
  let before = "", since = 0;

  const isOn = () => {
    try {
      return localStorage.getItem(KEPT) !== "off";
    } catch {
      return true;
    }
  };
  for (const place of document.querySelectorAll(".keyswitch")) {
    const box = place.querySelector("input");
    place.hidden = false;
    box.checked = isOn();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(KEPT, box.checked ? "on" : "off");
      } catch {
        box.checked = true;
      }
    });
  }

  const isTyping = (where) => where.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  const step = (by) => {
    const rows = [...document.querySelectorAll("main a.go")];
    if (!rows.length) return false;
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
    rows[next].focus();
    rows[next].scrollIntoView({ block: "nearest" });
    return true;
  };

  const search = () => {
    const box = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
    box?.focus();
    box?.select();
    return Boolean(box);
  };

  const follow = (keys) => {
    const link = document.querySelector(`[data-key="${CSS.escape(keys)}"]`);
    link?.click();
    return Boolean(link);
  };

  document.addEventListener("keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || (document.querySelector("dialog[open]") && event.key !== "?")) return;
    const both = event.timeStamp - since < 1000 && before ? `${before} ${event.key}` : event.key;
    before = event.key;
    since = event.timeStamp;
    let done = false;
    if (event.key === "/") done = search();
    else if (event.key === "?" && dialog) {
      if (dialog.open) dialog.close();
      else dialog.showModal();
      done = true;
    } else if (event.key === "j") done = step(1);
    else if (event.key === "k") done = step(-1);
    else if (["n", "e", "g h", "g s", "g i"].includes(both)) done = follow(both);
    if (done) event.preventDefault();
  });
}
