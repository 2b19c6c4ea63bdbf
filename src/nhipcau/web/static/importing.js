// Taking a table in: says how far a file on its way and the work on it are, and what a name may have meant. Without this
// script the browser sends the file, a link looks again, and the page of a row has the same offers.
"use strict";
for (const form of document.querySelectorAll("form.bringing")) {
  const file = form.querySelector("[type=file]"), wrong = form.querySelector("[data-wrong]");
  const sending = form.querySelector("[data-sending]"), bar = sending.querySelector("progress");

  const refuse = (words) => {
    sending.hidden = true;
    form.querySelector("button").disabled = false;
    wrong.textContent = words;
    file.focus();
  };
  const isTooLarge = () => [...file.files].some((one) => one.size > Number(form.dataset.most));

  file.addEventListener("change", () => (wrong.textContent = isTooLarge() ? form.dataset.tooLarge : ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isTooLarge()) return refuse(form.dataset.tooLarge);
    const body = new FormData(form), sender = new XMLHttpRequest();
    wrong.textContent = "";
    sending.hidden = false;
    form.querySelector("button").disabled = true;
    sender.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.max = total;
      bar.value = loaded;
    });
    sender.addEventListener("error", () => refuse(form.dataset.notSent));
    sender.addEventListener("load", () => {
      if (sender.status < 400) return location.assign(sender.responseURL);
      const page = new DOMParser().parseFromString(sender.responseText, "text/html");
      const said = page.querySelector("#summary p") ?? page.querySelector(".lead");
      refuse(said?.textContent ?? form.dataset.notSent);
    });
    sender.open("POST", location.pathname);
    sender.send(body);
  });
}

for (const work of document.querySelectorAll("[data-progress]")) {
  const bar = work.querySelector("progress"), count = work.querySelector("[data-count]"), said = work.querySelector("[data-said]");
  let told = 0;
  work.querySelector("[data-again]").hidden = true;

  const look = async () => {
    try {
      const answer = await fetch(work.dataset.progress);
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const now = await answer.json();
      if (now.state !== work.dataset.state) return location.replace(work.dataset.here);
      count.textContent = now.said;
      if (now.total) {
        bar.max = now.total;
        bar.value = now.done;
        const quarter = Math.floor((4 * now.done) / now.total);
        if (quarter > told) said.textContent = now.said;
        told = quarter;
      }
    } catch {
      work.querySelector("[data-again]").hidden = false;
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
}

{
  const known = new Map();
  const ask = (address, words) => {
    const question = `${address}?${new URLSearchParams({ q: words })}`;
    if (!known.has(question)) known.set(question, fetch(question).then((answer) => (answer.ok ? answer.json() : { names: [] }), () => ({ names: [] })));
    return known.get(question).then(({ names }) => names);
  };
  const offer = async (place) => {
    const { names, text, input, form } = place.dataset;
    const longest = text.split(/\s+/).reduce((one, other) => (other.length > one.length ? other : one), "");
    let found = await ask(names, text);
    if (!found.length && longest !== text) found = await ask(names, longest);
    for (const value of found) {
      const button = Object.assign(document.createElement("button"), { className: "plainbutton small", name: input, value, textContent: value });
      button.setAttribute("form", form);
      place.append(" ", button);
      place.hidden = false;
    }
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      offer(target.closest("td").querySelector("[data-names]"));
    }
  });
  for (const place of document.querySelectorAll("td [data-names]")) seen.observe(place.closest("td"));
  document.getElementById("summary")?.focus();
}
