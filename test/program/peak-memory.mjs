// Says in the end how much memory the process has had at most, in kilobytes.
process.once("exit", () => {
  process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`);
});
