// A page that is still being made is looked at again until it is there; without scripts the reader does that.
"use strict";
const EVERY = 1500; // ms
const LONGEST = 120000;
const begun = Date.now();
let leaving = false;

for (const sort of ["click", "submit"]) {
  document.addEventListener(sort, (event) => {
    leaving ||= sort === "submit" || Boolean(event.target.closest("a"));
  });
}

async function again() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const text = await answer.text();
    if (leaving) return;
    if (!text.includes('class="none waiting"')) {
      location.reload();
      return;
    }
  } catch {
    return;
  }
  if (Date.now() - begun < LONGEST) setTimeout(again, EVERY);
}

setTimeout(again, EVERY);
