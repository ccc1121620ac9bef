/** The thread that checks the files of a run with a large one: the run's own thread watches it. */
import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "../core/errors.ts";
import type { Language } from "../core/text/language.ts";
import type { Arguments } from "./arguments.ts";
import type { CheckEvent } from "./check-files.ts";
import { checkHere } from "./check-here.ts";
import { checkOptions } from "./check-options.ts";
import { fileInput, type Input, textInput } from "./inputs.ts";
import { services } from "./services.ts";
import { stringsOf } from "./strings/choose.ts";

/** What the thread is to do; plain data, as all that goes between threads. */
export interface ThreadJob {
  args: Arguments;
  cwd: string;
  locale: Language;
  files: readonly ThreadFile[];
  /** Files that broke a thread, by their numbers, with what is said of them. */
  broken: Readonly<Record<number, PlainError>>;
}

export interface ThreadFile {
  path: string;
  shown: string;
  /** Whether it is to be checked, or only read for the rules that compare documents. */
  isChecked: boolean;
  /** Of standard input, which can be read once. */
  content?: Uint8Array;
}

export interface PlainError {
  message: string;
  remedy: string;
  place: UserError["place"];
}

/** What the thread says: which file it looks at, whether it checks it by now, and what it finds. */
export type ThreadMessage =
  | { type: "looking"; number: number; isChecking: boolean }
  | { type: "event"; event: PlainEvent }
  | { type: "done" };

/** A `CheckEvent`; errors do not stay what they are on their way. */
export type PlainEvent =
  | Exclude<CheckEvent, { type: "failure" | "held" }>
  | { type: "failure"; error: PlainError }
  | { type: "held"; errors: PlainError[] };

function plainError({ message, remedy, place }: UserError): PlainError {
  return { message, remedy, place };
}

function plainEvent(event: CheckEvent): PlainEvent {
  if (event.type === "failure") return { ...event, error: plainError(event.error) };
  return event.type === "held" ? { ...event, errors: event.errors.map(plainError) } : event;
}

/** So many messages may wait to be shown, so that a slow reader does not fill the memory. */
const MOST_WAITING = 100;

async function work({ args, cwd, locale, files, broken }: ThreadJob): Promise<void> {
  const port = parentPort!;
  const strings = stringsOf(locale);
  let waiting = 0;
  let goOn = () => {};
  port.on("message", () => {
    waiting--;
    goOn();
  });
  const say = (message: ThreadMessage): void => port.postMessage(message);
  const inputs = files.map(({ path, shown, content }, number): Input => {
    const fault = broken[number];
    const context = { args, cwd, strings };
    const input = content ? textInput(path, shown, content, context) : fileInput(path, shown, context);
    if (!fault) return input;
    return { ...input, read: () => Promise.reject(new UserError(fault.message, fault.remedy, fault.place)) };
  });
  const numbers = new Map(inputs.map((input, number) => [input, number]));
  const options = {
    ...checkOptions(args, { cwd, strings, services }),
    isChecked: (input: Input) => files[numbers.get(input) ?? -1]?.isChecked ?? false,
    looks: (input: Input, isChecking: boolean) =>
      say({ type: "looking", number: numbers.get(input) ?? -1, isChecking }),
  };
  for await (const event of checkHere(inputs, args, options, { cwd, strings })) {
    say({ type: "event", event: plainEvent(event) });
    waiting++;
    while (waiting >= MOST_WAITING) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
  }
  say({ type: "done" });
  port.close();
}

if (parentPort) await work(workerData as ThreadJob);
