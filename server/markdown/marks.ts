/** Words as they are, on one line, whatever marks of Markdown they hold. */
export function inline(text: string): string {
  return escaped(text.replace(/\s+/g, " ").trim());
}

/** Words as they are, whatever marks of Markdown they hold. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}

export function fileName(uri: string): string {
  return decodeURIComponent(uri.replace(/^.*\//, ""));
}
