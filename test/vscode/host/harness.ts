import { type Diagnostic, languages, Range, type TextDocument, Uri, window, workspace } from "vscode";

/** Tests that run inside of VS Code, where no test runner is. */
const tests: [name: string, run: () => Promise<void>][] = [];

export function test(name: string, run: () => Promise<void>): void {
  tests.push([name, run]);
}

/** Runs all tests, and says on the console how each went. @throws Error When one failed. */
export async function runTests(): Promise<void> {
  const failed: string[] = [];
  for (const [name, run] of tests) {
    try {
      await run();
      console.log(`ok ${name}`);
    } catch (error) {
      failed.push(name);
      console.log(`not ok ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(", ")}`);
}

export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what} is ${is}, and should be ${should}`);
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Asks again until there is an answer: what the server finds, VS Code shows when it comes to it. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}`);
}

/** A file in the workspace's folder. */
export function at(path: string): Uri {
  return Uri.joinPath((workspace.workspaceFolders ?? [])[0]?.uri as Uri, path);
}

export async function write(path: string, text: string): Promise<Uri> {
  await workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  return at(path);
}

export async function open(path: string, text: string): Promise<TextDocument> {
  return (await window.showTextDocument(await write(path, text), { preview: false })).document;
}

/** What Tactful finds in a document, when it finds what is asked for. */
export function found(
  { uri }: { uri: Uri },
  what: string,
  isDone: (diagnostics: Diagnostic[]) => boolean,
): Promise<Diagnostic[]> {
  const get = () => languages.getDiagnostics(uri).filter(({ source }) => source === "tactful");
  return eventually(what, () => {
    const diagnostics = get();
    return isDone(diagnostics) ? diagnostics : undefined;
  }).catch((error) => {
    throw new Error(`${error.message}, but ${JSON.stringify(get().map((one) => [codeOf(one), one.message]))}`);
  });
}

export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The range of some words. */
export function rangeOf(document: TextDocument, words: string): Range {
  const start = document.getText().indexOf(words);
  ok(start >= 0, `“${words}” are not in the text`);
  return new Range(document.positionAt(start), document.positionAt(start + words.length));
}
