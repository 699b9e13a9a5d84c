// A year of a chart in words: where one points at it, or goes with the arrow keys. The words are those of the tables below.
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
  let shown = known[known.length - 1];

  const show = (year) => {
    shown = year;
    const scale = picture.clientWidth / picture.width;
    const across = Number(picture.dataset.left) + ((year - first) / span) * Number(picture.dataset.width);
    guide.style.left = `${across * scale}px`;
    guide.style.height = `${Number(picture.dataset.bottom) * scale}px`;
    guide.hidden = false;
    readout.textContent = `${year}: ${told.get(year).join(" · ")}`;
  };

  picture.addEventListener("pointermove", (event) => {
    const scale = picture.clientWidth / picture.width;
    const across = event.offsetX / scale - Number(picture.dataset.left);
    const year = Math.round(first + (across / Number(picture.dataset.width)) * span);
    if (told.has(year) && (year !== shown || guide.hidden)) show(year);
  });
  box.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const next = known[known.indexOf(shown) + (guide.hidden ? 0 : way)];
    if (next !== undefined) show(next);
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
      const words = cells.slice(1).flatMap((cell, at) => (cell ? [`${names[at + 1]} ${cell}`] : []));
      told.set(Number(year), [...(told.get(Number(year)) ?? []), ...(rest ? [rest] : words)]);
    }
  }
  return told;
}
