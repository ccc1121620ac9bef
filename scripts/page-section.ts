/**
 * A page of Markdown with a table put between the comments that mark its place.
 * @param by The script that writes it.
 * @throws Error where the page has no such place.
 */
export function withSection(page: string, name: string, by: string, table: string): string {
  const begin = `<!-- ${name} start: written by ${by} -->\n`;
  const end = `<!-- ${name} end -->`;
  if (!page.includes(begin) || !page.includes(end)) throw new Error(`the page has no "${begin.trim()}"`);
  return `${page.slice(0, page.indexOf(begin))}${begin}${table}\n\n${page.slice(page.indexOf(end))}`;
}
