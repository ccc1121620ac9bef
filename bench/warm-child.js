/** `fork("warm-child.js", [MODULE, LANGUAGE, OPTION])`: is sent texts, and answers with how long each took, in milliseconds. */
const [, , module, language, option] = process.argv;
const { createLint } = await import(module);
const lint = await createLint(language, option);

process.on("message", async (texts) => {
  const times = [];
  for (const text of texts) {
    const started = performance.now();
    await lint(text);
    times.push(performance.now() - started);
  }
  process.send(times);
});
process.send([]);
