/**
 * `fork("warm-child.js", [MODULE, LANGUAGE, OPTION])`: is sent texts, and answers with how long each took, in milliseconds by
 * the clock and of processor time.
 */
const [, , module, language, option] = process.argv;
const { createLint } = await import(module);
const lint = await createLint(language, option);

process.on("message", async (texts) => {
  const times = [];
  for (const text of texts) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    await lint(text);
    const clock = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    times.push([clock, (user + system) / 1000]);
  }
  process.send(times);
});
process.send([]);
