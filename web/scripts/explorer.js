// Shows the answer of a query on the page itself; without script the form opens it as it is.
"use strict";

const form = document.getElementById("explorer");
const field = (name) => form.elements.namedItem(name);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const part = document.getElementById("answer-part");
  const status = document.getElementById("answer-status");
  const text = document.getElementById("answer-text");
  part.hidden = false;
  text.textContent = "";
  status.textContent = "…";
  try {
    const variables = JSON.parse(field("variables").value.trim() || "{}");
    const session = await (await fetch("/session")).json().catch(() => ({}));
    const headers = { "content-type": "application/json", accept: "application/json" };
    if (session.csrfToken) headers["x-csrf-token"] = session.csrfToken;
    headers["accept-language"] = document.documentElement.lang;
    const began = performance.now();
    const response = await fetch("/graphql", {
      method: "POST",
      headers,
      body: JSON.stringify({
        query: field("query").value,
        operationName: field("operationName").value.trim() || null,
        variables,
      }),
    });
    const answer = await response.json();
    status.textContent = `${response.status} · ${Math.round(performance.now() - began)} ms`;
    text.textContent = JSON.stringify(answer, null, 2);
  } catch (error) {
    status.textContent = String(error.message || error);
  }
});
