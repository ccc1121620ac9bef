/** A text on one line of at most so many UTF-16 code units, cut between words where it can be. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(" ", most);
  return `${line.slice(0, cut > 0 ? cut : most)}…`;
}
