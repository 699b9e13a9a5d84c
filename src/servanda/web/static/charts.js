// A year of a chart in words: where one points at it, or goes there with the keys. The words are those of the tables below.
// Lines can be left out: the server draws the picture without them, all else in its place.
"use strict";

for (const figure of document.querySelectorAll(".chart")) {
  const picture = figure.querySelector("img");
  const told = years(figure);
  if (!picture || !told.size) continue;
  const box = picture.parentElement;
  const readout = Object.assign(document.createElement("p"), { className: "readout" });
  readout.setAttribute("role", "status");
  const guide = Object.assign(document.createElement("span"), { className: "guide", hidden: true });
  box.classList.add("pointed");
  box.append(guide);
  box.after(readout);
  const first = Number(picture.dataset.first);
  const span = Number(picture.dataset.last) - first;
  const known = [...told.keys()].sort((one, other) => one - other);
  const hidden = new Set();
  let shown = known[known.length - 1];
  box.setAttribute("aria-description", box.dataset.hint);

  const show = (year) => {
    shown = year;
    const scale = picture.clientWidth / picture.width;
    const across = Number(picture.dataset.left) + ((year - first) / span) * Number(picture.dataset.width);
    guide.style.left = `${across * scale}px`;
    guide.style.height = `${Number(picture.dataset.bottom) * scale}px`;
    guide.hidden = false;
    const words = told.get(year).filter((one) => !hidden.has(one.line)).map((one) => one.words);
    readout.textContent = `${year}: ${words.join(" · ")}`;
  };

  picture.addEventListener("pointermove", (event) => {
    const scale = picture.clientWidth / picture.width;
    const across = event.offsetX / scale - Number(picture.dataset.left);
    const year = Math.round(first + (across / Number(picture.dataset.width)) * span);
    if (told.has(year) && (year !== shown || guide.hidden)) show(year);
  });
  box.addEventListener("focus", () => guide.hidden && show(shown));
  box.addEventListener("keydown", (event) => {
    const at = known.indexOf(shown);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: known.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (known[next] !== undefined) show(known[next]);
  });
  const lines = figure.querySelector(".series");
  if (!lines) continue;
  lines.hidden = false;
  const whole = new URL(picture.src);
  lines.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const off = !hidden.delete(button.dataset.line);
    if (off) hidden.add(button.dataset.line);
    button.setAttribute("aria-pressed", String(!off));
    const address = new URL(whole);
    hidden.forEach((one) => address.searchParams.append("without", one));
    picture.src = address;
    if (!guide.hidden) show(shown);
  });
}

// What the tables of a chart tell of each year: every line with its amount, then what was stated.
function years(figure) {
  const told = new Map();
  for (const table of figure.querySelectorAll("details table")) {
    const names = [...table.querySelectorAll("thead th")].map((one) => one.textContent);
    for (const row of table.querySelectorAll("tbody tr")) {
      const cells = [...row.cells].map((one) => one.textContent.trim());
      const [, year, rest] = /^(\d{4})(?:: (.*))?$/.exec(cells[0]) ?? [];
      if (!year) continue;
      const words = cells.slice(1).flatMap((cell, at) =>
        cell ? [{ line: names[at + 1], words: `${names[at + 1]} ${cell}` }] : []);
      told.set(Number(year), [...(told.get(Number(year)) ?? []), ...(rest ? [{ words: rest }] : words)]);
    }
  }
  return told;
}
