import { deserialize, serialize } from "node:v8";
import { addPlainSet, DocumentSet, plainSet } from "../../core/document-set.ts";
import { UserError } from "../../core/errors.ts";
import type { CheckOptions } from "../check-files.ts";
import { checkHere } from "../check-here.ts";
import { checkOptions } from "../check-options.ts";
import { fileInput, type Input, textInput } from "../inputs.ts";
import { createReadyFor, type ReadyFor } from "../prepare.ts";
import { services, withLastingLinters } from "../services.ts";
import { stringsOf } from "../strings/choose.ts";
import type { Strings } from "../strings/strings.ts";
import { surveyFiles } from "../survey.ts";
import type { CheckJob, Jobs, Look, Say, Surveyed, SurveyJob, ThreadFile, ThreadStart } from "./jobs.ts";
import { plainEvent } from "./plain-event.ts";

/** Checks files as the run itself would, and tells what happens. */
export async function checkJob(
  { files, surveyed }: CheckJob,
  say: Say<Jobs["check"]["output"]>,
  start: ThreadStart,
): Promise<void> {
  const { options, strings } = workshopOf(start);
  const { inputs, numbers } = inputsOf(files, start, strings);
  const checked = new Set(inputs.filter((_, i) => files[i]?.isChecked));
  const events = checkHere(
    inputs,
    start.args,
    {
      ...options,
      ...(surveyed && { surveyed: await setOf(surveyed) }),
      isChecked: (input) => checked.has(input),
      looks: looker(numbers, say),
    },
    { cwd: start.cwd, strings },
  );
  for await (const event of events) await say({ type: "event", event: plainEvent(event) });
}

/** Tells what the rules that compare documents remember of files. */
export async function surveyJob(
  { files }: SurveyJob,
  say: Say<Jobs["survey"]["output"]>,
  start: ThreadStart,
): Promise<void> {
  const { options, readyFor, strings } = workshopOf(start);
  const { inputs, numbers } = inputsOf(files, start, strings);
  const set = new DocumentSet();
  await surveyFiles(inputs, readyFor, { ...options, looks: looker(numbers, say) }, { set });
  const plain = plainSet(await services.rules(), set);
  await say({ type: "surveyed", bytes: plain && serialize(plain) });
}

interface Workshop {
  options: CheckOptions;
  readyFor: ReadyFor;
  strings: Strings;
}

let workshop: Workshop | undefined;

/** What all jobs of a thread go by: configurations and words are read once. */
export function workshopOf({ args, cwd, locale }: ThreadStart): Workshop {
  if (workshop) return workshop;
  const strings = stringsOf(locale);
  const options = checkOptions(args, { cwd, strings, services: withLastingLinters(services) });
  workshop = { options, readyFor: createReadyFor(options), strings };
  return workshop;
}

let common: DocumentSet | undefined;

/** What the documents of the run have in common; there is one run in the life of a thread. */
export async function setOf({ bytes }: Surveyed): Promise<DocumentSet> {
  if (common) return common;
  const set = new DocumentSet();
  if (bytes) addPlainSet(await services.rules(), deserialize(bytes), set);
  common = set;
  return set;
}

function inputsOf(
  files: readonly ThreadFile[],
  { args, cwd }: ThreadStart,
  strings: Strings,
): { inputs: Input[]; numbers: Map<Input, number> } {
  const context = { args, cwd, strings };
  const inputs = files.map(({ path, shown, content, after, fault }): Input => {
    const input = content ? textInput(path, shown, content, context) : fileInput(path, shown, context);
    if (after !== undefined) input.after = after;
    if (!fault) return input;
    return { ...input, read: () => Promise.reject(new UserError(fault.message, fault.remedy, fault.place)) };
  });
  return { inputs, numbers: new Map(inputs.map((input, i) => [input, files[i]?.number ?? -1])) };
}

function looker(numbers: ReadonlyMap<Input, number>, say: Say<Look>): NonNullable<CheckOptions["looks"]> {
  return (input, isChecking) => {
    void say({ type: "looking", number: numbers.get(input) ?? -1, isChecking }, true);
  };
}
