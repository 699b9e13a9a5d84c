
"use strict";
const spans = (doc, number) => doc.querySelectorAll(`.m[data-s~="${number}"]`);
const row = (doc, number) => doc.querySelector(`tr[data-n="${number}"]`);
const flash = (parts) => parts.forEach((part) => {
  part.classList.remove("flash");
  void part.offsetWidth;
  part.classList.add("flash");
});
const others = (part) => {
  const doc = part.closest(".doc");
  if (part.matches("tr")) return [...spans(doc, part.dataset.n)];
  return part.dataset.s.split(" ").map((number) => row(doc, number));
};
const part = (event) => event.target.closest?.("tbody tr, .m");
document.addEventListener("click", (event) => {
  const hit = part(event);
  if (!hit || (event.target.closest("a") && !hit.contains(event.target.closest("a")))) return;
  if (hit.matches("tr")) {
    if (String(getSelection())) return;
    location.hash = hit.querySelector("a").hash;
  }
  flash(others(hit));
});
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const hit = part(event);
    if (hit) others(hit).forEach((other) => other.classList.toggle("hover", on));
  });
}
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches("tr")) flash([target]);
  if (target?.matches(".at")) flash([...spans(target.closest(".doc"), target.dataset.n)]);
});
