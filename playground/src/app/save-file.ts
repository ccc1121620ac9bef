import type { AnnotatedFile } from "../engine/protocol.ts";

/** Some browsers read the file a moment after they were told to. */
const FORGET_AFTER_MS = 10_000;

/** Puts a file among the person's downloads. */
export function saveFile({ name, type, text }: AnnotatedFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FORGET_AFTER_MS);
}
