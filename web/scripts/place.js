// The place in a page stays when its language changes, what prints asks the browser to, and what opens all
// of a section does so.
"use strict";

for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
for (const button of document.querySelectorAll("button.open-all")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const one of button.closest("section").querySelectorAll("details")) {
      one.open = true;
    }
  });
}
for (const button of document.querySelectorAll("button.print")) {
  button.addEventListener("click", () => print());
}
