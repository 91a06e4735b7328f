// Runs before the page is drawn: what needs a script is shown, in the colours the reader chose.
"use strict";
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("smqc-colours");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colours = chosen;
} catch {
  // Without storage the colours follow the system.
}
