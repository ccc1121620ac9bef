const editor = document.querySelector("tactful-editor");
const verdict = document.querySelector("#verdict");

editor.addEventListener("tactful-change", ({ detail }) => {
  const harmful = detail.problems.filter(({ severity }) => severity === "error");
  verdict.textContent = harmful.length > 0 ? `Better not: ${harmful[0].message}` : "";
});

document.querySelector("#form").addEventListener("submit", (event) => {
  event.preventDefault();
  verdict.textContent = `Sent: ${new FormData(event.target).get("reply")}`;
});
