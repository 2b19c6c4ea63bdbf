// Keys of the reader: each presses what a card shows. The chosen fact's words come into view. Without it all works too.
"use strict";
{
  const isOn = () => {
    try {
      return localStorage.getItem("nhipcau-keys") !== "off";
    } catch {
      return true;
    }
  };
  const chosen = () => document.activeElement?.closest(".readcard") ?? document.querySelector(".readcard.chosen");
  const isTyping = (where) => where.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  const show = (uid) => {
    for (const one of document.querySelectorAll(".factmark.chosen, .readcard.chosen")) one.classList.remove("chosen");
    for (const one of document.querySelectorAll(`[data-of="${CSS.escape(uid)}"]`)) one.classList.add("chosen");
    const mark = document.getElementById(`m-${uid}`);
    const box = mark?.closest(".readtext");
    if (!mark || !box) return;
    const inside = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (inside < 0 || inside > box.clientHeight - 60) box.scrollTop += inside - box.clientHeight / 3;
  };

  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".readcard");
    if (card && !card.classList.contains("chosen")) show(card.dataset.of);
  });
  document.addEventListener("keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") || !["a", "e", "l", "r", "u"].includes(event.key)) return;
    const press = chosen()?.querySelector(`[data-do="${event.key}"]`);
    if (!press) return;
    event.preventDefault();
    press.click();
  });

  const start = document.querySelector(".readcard.chosen");
  if (start) {
    show(start.dataset.of);
    const fields = ":is(input, textarea, select):not([type=hidden])";
    const field = start.querySelector(`.wrong ${fields}`) ?? start.querySelector(`.factform ${fields}, .linking input[type=radio]`);
    // The address's fragment takes the focus to the card when the page has loaded; a form's first field comes after that.
    addEventListener("load", () => setTimeout(() => {
      if (document.getElementById("summary")) return;
      (field ?? start.querySelector("a.go"))?.focus({ preventScroll: true });
      start.scrollIntoView({ block: "nearest" });
    }));
  }
}
