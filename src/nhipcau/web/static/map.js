// Maps: zoom, tips and the slider of years. Without this script they are drawings with links, beside their tables.
"use strict";
for (const figure of document.querySelectorAll("[data-map]")) {
  const drawn = figure.querySelector(".drawn"), svg = drawn.querySelector("svg");
  const whole = svg.viewBox.baseVal, W = whole.width, H = whole.height;
  const sizes = [...svg.querySelectorAll(".size")], MOST = sizes.length ? 16 : 8;
  const view = { zoom: 1, x: 0, y: 0 };

  const show = () => {
    const w = W / view.zoom, h = H / view.zoom;
    view.x = Math.min(Math.max(view.x, 0), W - w);
    view.y = Math.min(Math.max(view.y, 0), H - h);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${w} ${h}`);
    svg.style.setProperty("--zoom", view.zoom);
    figure.toggleAttribute("data-near", view.zoom > 1.9);
    if (!sizes.length) return;
    const wanted = 900 / (svg.getBoundingClientRect().width || 900) / view.zoom;
    const far = (size) => Math.abs(Math.log(size.dataset.scale / wanted));
    figure.dataset.size = sizes.reduce((best, size) => (far(size) < far(best) ? size : best)).classList[1];
  };
  const zoomTo = (zoom, x = view.x + W / view.zoom / 2, y = view.y + H / view.zoom / 2) => {
    const next = Math.min(Math.max(zoom, 1), MOST), kept = view.zoom / next;
    view.x = x - (x - view.x) * kept;
    view.y = y - (y - view.y) * kept;
    view.zoom = next;
    show();
  };
  const move = (right, down) => {
    view.x += (right * W) / view.zoom;
    view.y += (down * H) / view.zoom;
    show();
  };
  const at = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

  const buttons = document.createElement("div");
  buttons.className = "zoom";
  for (const [sign, said, act] of [["+", figure.dataset.in, () => zoomTo(view.zoom * 1.6)], ["−", figure.dataset.out, () => zoomTo(view.zoom / 1.6)], ["⤢", figure.dataset.all, () => zoomTo(1)]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", said);
    button.addEventListener("click", act);
    buttons.append(button);
  }
  drawn.prepend(buttons);

  drawn.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = { "+": () => zoomTo(view.zoom * 1.6), "=": () => zoomTo(view.zoom * 1.6), "-": () => zoomTo(view.zoom / 1.6), 0: () => zoomTo(1) };
    if (view.zoom > 1) Object.assign(acts, { ArrowLeft: () => move(-0.2, 0), ArrowRight: () => move(0.2, 0), ArrowUp: () => move(0, -0.2), ArrowDown: () => move(0, 0.2) });
    if (!acts[event.key]) return;
    acts[event.key]();
    event.preventDefault();
  });
  drawn.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const point = at(event);
    zoomTo(view.zoom * (event.deltaY < 0 ? 1.25 : 0.8), point.x, point.y);
  }, { passive: false });

  let held = null, dragged = false;
  svg.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (view.zoom > 1 && event.button === 0) held = { x: event.clientX, y: event.clientY };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const box = svg.getBoundingClientRect(), dx = held.x - event.clientX, dy = held.y - event.clientY;
    if (!dragged && Math.hypot(dx, dy) < 5) return;
    dragged = true;
    figure.classList.add("grabbed");
    held = { x: event.clientX, y: event.clientY };
    move(dx / box.width, dy / box.height);
  });
  window.addEventListener("pointerup", () => {
    held = null;
    figure.classList.remove("grabbed");
  });
  svg.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  figure.append(tip);
  svg.querySelectorAll("title").forEach((title) => title.remove());
  const tell = (link) => {
    const box = link.firstElementChild.getBoundingClientRect(), frame = figure.getBoundingClientRect();
    const middle = box.left + box.width / 2 - frame.left, top = box.top - frame.top;
    tip.textContent = link.getAttribute("aria-label");
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${Math.min(Math.max(middle, half), frame.width - half)}px`;
    tip.classList.toggle("low", top < 40);
    tip.style.top = `${top < 40 ? Math.max(0, box.bottom - frame.top) : top}px`;
  };
  const hush = () => { tip.hidden = true; };
  svg.addEventListener("pointerover", (event) => {
    const link = event.target.closest("a");
    if (link) tell(link); else hush();
  });
  svg.addEventListener("pointerleave", hush);
  svg.addEventListener("focusin", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    const box = link.firstElementChild.getBBox(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const w = W / view.zoom, h = H / view.zoom;
    if (x < view.x || x > view.x + w || y < view.y || y > view.y + h) {
      view.x = x - w / 2;
      view.y = y - h / 2;
      show();
    }
    if (link.matches(":focus-visible")) tell(link);
  });
  svg.addEventListener("focusout", hush);
  window.addEventListener("keydown", (event) => { if (event.key === "Escape") hush(); });
  new ResizeObserver(show).observe(svg);
  show();
}

const slider = document.querySelector(".slider input[type=range]"), world = document.querySelector(".map.world");
if (slider && world) {
  const english = document.documentElement.lang === "en";
  const written = (number) => new Intl.NumberFormat(english ? "en" : "vi").format(number);
  const rows = [...document.querySelectorAll("[data-country]")].map((row) => ({
    row, link: row.querySelector("td a"), all: Number(row.dataset.all), code: row.dataset.country,
    years: row.dataset.years.split(" ").filter(Boolean).map((one) => one.split(":").map(Number)),
  }));
  const groups = [...world.querySelectorAll(".size")].map((size) => {
    const arcs = [...size.querySelectorAll(".arcs path")];
    const dots = [...size.querySelectorAll(".dots a")].map((link, place) => ({ link, arc: arcs[place], countries: link.dataset.countries.split(" ") }));
    return { scale: Number(size.dataset.scale), dots };
  });
  const output = document.querySelector(".slider output"), reached = document.querySelector("[data-reached]"), note = document.querySelector("[data-drawn]");
  const total = (counts, countries) => countries.reduce((sum, code) => sum + (counts.get(code) || 0), 0);
  const limited = (link, until, href = link.getAttribute("href")) => {
    const url = new URL(href, location.href);
    if (until === null) url.searchParams.delete(world.dataset.to); else url.searchParams.set(world.dataset.to, until);
    link.setAttribute("href", url.pathname + url.search);
  };
  const said = (name, count) => `${name}: ${(count === 1 ? world.dataset.one : world.dataset.many).replace("{n}", written(count))}`;

  const draw = (until) => {
    const all = new Map(rows.map((one) => [one.code, one.all]));
    const counts = new Map(rows.map((one) => [one.code, until === null ? one.all : one.years.reduce((sum, [year, n]) => sum + (year <= until ? n : 0), 0)]));
    for (const { row, link, code } of rows) {
      link.textContent = written(counts.get(code));
      limited(link, until, link.dataset.href);
      if (!counts.get(code)) link.removeAttribute("href");
      row.classList.toggle("faded", !counts.get(code));
    }
    for (const { scale, dots } of groups) {
      const most = Math.max(0, ...dots.map((dot) => total(all, dot.countries)));
      for (const { link, arc, countries } of dots) {
        const count = total(counts, countries), share = most ? Math.sqrt(count / most) : 0;
        link.classList.toggle("zero", !count);
        arc.classList.toggle("zero", !count);
        arc.setAttribute("stroke-width", (Number(world.dataset.thinnest) + Number(world.dataset.thicker) * share) * scale);
        link.querySelector("circle").setAttribute("r", (Number(world.dataset.smallest) + Number(world.dataset.larger) * share) * scale);
        link.querySelector("text").textContent = written(count);
        link.setAttribute("aria-label", said(link.dataset.name, count));
        limited(link, until);
      }
    }
    const numbers = [...counts.values()];
    slider.form.toggleAttribute("data-all", until === null);
    output.textContent = until === null ? output.dataset.all : until;
    reached.textContent = reached.dataset.reached.replace("{records}", written(numbers.reduce((a, b) => a + b, 0))).replace("{countries}", written(numbers.filter(Boolean).length));
    if (note) note.textContent = until === null ? note.dataset.drawn : note.dataset.left;
    const here = new URL(location.href);
    if (until === null) here.searchParams.delete("until"); else here.searchParams.set("until", until);
    history.replaceState(null, "", here);
  };
  slider.form.classList.add("live");
  slider.addEventListener("input", () => draw(Number(slider.value)));
  slider.form.addEventListener("submit", (event) => event.preventDefault());
  slider.form.querySelector(".all").addEventListener("click", (event) => {
    event.preventDefault();
    slider.value = slider.max;
    draw(null);
  });
}
