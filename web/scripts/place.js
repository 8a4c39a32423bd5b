// The place in a page stays when its language changes, and what prints asks the browser to.
"use strict";

for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
for (const button of document.querySelectorAll("button.print")) {
  button.addEventListener("click", () => print());
}
