/** The command line from its sources: `npx tsx cli/bin.ts …`. What ships begins in cli/start/bin.ts. */
import { run } from "./start/run.ts";

await run();
