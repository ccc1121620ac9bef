/** Control characters, and the marks that reorder text: what could move a terminal's cursor or disguise a line. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Soft hyphens, joiners of nothing: terminals disagree on their width, and nobody sees them. */
const unseen = /[\u00ad\u200b\u2060]/g;

/** What is in neither, and has no white space but single spaces, is as it should be: most text is. */
const special = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]| {2}/;

/** Text from a file as a terminal may see it: on one line, with nothing that acts. ESC becomes the picture ␛. */
export function plainText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(unseen, "")
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/g, " ")
    .replace(unsafe, visible);
}

/** The same for text of ours that has lines of its own. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/\t/g, "  ").replace(unsafe, visible))
    .join("\n");
}

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}
