// Copies the citation with one click.
"use strict";
const copy = document.getElementById("copy");
if (navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("citation").textContent.trim());
    document.getElementById("copied").textContent = copy.dataset.done;
  });
}
