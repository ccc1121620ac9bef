import { setFailed } from "@actions/core";
import { plainLines } from "../cli/text/plain.ts";
import { runAction } from "./run.ts";

// A reader that goes away early takes nothing from the exit code.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await runAction(process.env);
} catch (error) {
  // What a person can mend was told of by then: this is a bug of ours.
  setFailed(plainLines(error instanceof Error ? (error.stack ?? error.message) : String(error)));
}
