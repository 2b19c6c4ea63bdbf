// Replaces a chart by its interactive form when the reader asks for it. The specification has no colours of its own:
// it names custom properties of the page, so light, dark and print are the style sheet's business.
"use strict";
for (const figure of document.querySelectorAll("figure.charts[data-script]")) {
  const tools = figure.querySelector(".chart-tools");
  if (!tools) continue;
  const button = tools.querySelector("button"), status = tools.querySelector("[role=status]");
  const live = figure.querySelector(".chart-live");
  const words = { ask: button.textContent, about: status.textContent };
  const { script, spec, point, thousands } = figure.dataset;
  const locale = { decimal: point, thousands, grouping: [3], currency: ["", ""], minus: "−" };
  let drawn = null;

  const show = (isLive) => {
    figure.classList.toggle("is-live", isLive);
    live.hidden = !isLive;
    button.textContent = isLive ? button.dataset.plain : words.ask;
    status.textContent = isLive ? "" : words.about;
  };

  const draw = async () => {
    status.textContent = button.dataset.loading;
    const [answer] = await Promise.all([fetch(spec), import(script)]);
    if (!answer.ok) throw new Error(answer.status);
    figure.classList.add("is-live");
    live.hidden = false;
    drawn = await window.vegaEmbed(live, await answer.json(), {
      ast: true, // expressions are walked, not compiled: the page's policy forbids eval
      actions: false,
      defaultStyle: false,
      renderer: "svg",
      formatLocale: locale,
      tooltip: { disableDefaultStyle: true },
    });
  };

  button.addEventListener("click", async () => {
    if (figure.classList.contains("is-live")) return show(false);
    button.disabled = true;
    try {
      if (!drawn) await draw();
      show(true);
      drawn.view.resize().run();
    } catch {
      show(false);
      status.textContent = button.dataset.failed;
    }
    button.disabled = false;
  });
  tools.hidden = false;
}
