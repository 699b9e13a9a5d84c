// A text and what was found in it: either end of a link shines with the other, and gets the focus that leads back.
"use strict";
const spans = (doc, name) => doc.querySelectorAll(`.m[data-s~="${CSS.escape(name)}"]`);
const row = (doc, name) => doc.querySelector(`tr[data-n="${CSS.escape(name)}"]`);
const flash = (parts) => parts.forEach((part) => {
  part.classList.remove("flash");
  void part.offsetWidth;
  part.classList.add("flash");
});
const others = (part) => {
  const doc = part.closest(".doc");
  if (part.matches("tr")) return [...spans(doc, part.dataset.n)];
  return part.dataset.s.split(" ").map((name) => row(doc, name)).filter(Boolean);
};
const part = (event) => event.target.closest?.(".facts tbody tr, .m");
document.addEventListener("click", (event) => {
  const hit = part(event);
  const link = event.target.closest("a");
  if (!hit || (link && (!hit.contains(link) || !link.hash))) return;
  if (hit.matches("tr")) {
    if (String(getSelection())) return;
    location.hash = hit.querySelector(".words a").hash;
  }
  flash(others(hit));
});
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const hit = part(event);
    if (hit) others(hit).forEach((other) => other.classList.toggle("hover", on));
  });
}
const arrive = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches(".facts tr")) {
    flash([target]);
    target.querySelector(".words a").focus({ preventScroll: true });
  }
  if (target?.matches(".at")) {
    const ends = [...spans(target.closest(".doc"), target.dataset.n)];
    flash(ends);
    ends[0]?.focus({ preventScroll: true });
  }
};
// Of a long text the page has a part: the one in which a place stands is asked for by its name.
const elsewhere = () => {
  const [, name] = /^#(?:said|row)-(.+)$/.exec(decodeURIComponent(location.hash)) ?? [];
  const asked = new URLSearchParams(location.search);
  if (!name || !document.querySelector(".text[data-part]") || asked.get("at") === name) return;
  if (document.getElementById(`said-${name}`)) return;
  asked.delete("part");
  asked.set("at", name);
  location.replace(`${location.pathname}?${asked}${location.hash}`);
};
elsewhere();
addEventListener("hashchange", elsewhere);
addEventListener("hashchange", arrive);
// A browser that goes to a place in a page takes the focus away, so that it is set after that.
if (location.hash) addEventListener("load", () => setTimeout(arrive));
