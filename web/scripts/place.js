// The place in a page stays when its language changes, what prints asks the browser to, what opens all
// of a section does so, and the page that an accepted form leads to forgets what waited on this device for it.
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

const sent = JSON.parse(sessionStorage.getItem("hankemuisti.sent") ?? "null");
if (sent) {
  sessionStorage.removeItem("hankemuisti.sent");
  const csrf = document.querySelector('form[action="/sign-out"] [name=csrf]')?.value;
  const isHere = sent.next === location.href && sent.csrf === csrf;
  // A page that answers the form itself took nothing in yet.
  if (isHere && !document.querySelector("hm-keep[answered]")) {
    for (const key of sent.keys) {
      localStorage.removeItem(key);
    }
  }
}
