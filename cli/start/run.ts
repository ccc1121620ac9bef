import { main } from "../main.ts";
import { services } from "../services.ts";
import { ProcessOutput } from "./process-output.ts";

/**
 * Runs the command line of this process, and leaves its exit code there.
 * @returns Whether a text was looked at here: the code of other runs is not worth keeping compiled.
 */
export async function run(): Promise<boolean> {
  let isLinting = false;
  process.exitCode = await main(
    process.argv.slice(2),
    {
      cwd: process.cwd(),
      env: process.env,
      // Opened where it is read: most runs never do.
      get stdin() {
        return process.stdin;
      },
      stdout: new ProcessOutput(1, () => process.stdout),
      stderr: new ProcessOutput(2, () => process.stderr),
      interrupted: () =>
        new Promise((resolve) => {
          for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
        }),
    },
    {
      ...services,
      createLinter(packs) {
        isLinting = true;
        return services.createLinter(packs);
      },
    },
  );
  return isLinting;
}
