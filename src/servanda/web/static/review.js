// Single keys on the queue: they work outside fields, and can be switched off (WCAG 2.1.4).
"use strict";
const items = [...document.querySelectorAll(".item")];
const keys = document.getElementById("keys");
const on = document.getElementById("keys-on");
let at = -1;

function chosen() {
  const focused = items.findIndex((item) => item.contains(document.activeElement));
  if (focused >= 0) at = focused;
  return items[at];
}

function go(step) {
  chosen();
  at = Math.min(Math.max(at + step, 0), items.length - 1);
  items[at]?.focus();
}

function ask(way) {
  const form = (chosen() ?? items[(at = 0)])?.querySelector(".judge");
  if (!form) return;
  form.dataset.way = way;
  form.querySelector(".reason").focus();
}

function follow(address) {
  if (address) location.href = address;
}

const ACTS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => ask("accept"),
  r: () => ask("reject"),
  c: () => chosen()?.dataset.correct && follow(`${chosen().dataset.correct}#correct`),
  o: () => follow(chosen()?.querySelector(".open").href),
  u: () => document.getElementById("undo-reason")?.focus(),
};

function pressed(event) {
  const field = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && field) {
    field.blur();
    field.closest(".item")?.focus();
    return;
  }
  if (!on.checked || field || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const act = ACTS[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
}

keys.hidden = false;
on.checked = localStorage.getItem("keys") !== "off";
on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
document.addEventListener("keydown", pressed);
for (const form of document.querySelectorAll(".judge")) {
  form.querySelector(".reason").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(`.${form.dataset.way ?? "accept"}`));
    }
  });
  for (const button of form.querySelectorAll("button")) {
    button.addEventListener("click", () => { form.dataset.way = button.classList.contains("reject") ? "reject" : "accept"; });
  }
}
