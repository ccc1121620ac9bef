/** Pieces of the formats. A format without any here is tried on those of all others. */

export interface Fragments {
  /** What files begin with. */
  heads: readonly string[];
  pieces: readonly string[];
  /** How words are put into such a file. */
  wrap(words: string): string;
}

const asIs = (words: string): string => words;

const FRONT = [
  "",
  "",
  "\uFEFF",
  "---\nkind: reply\nrating: 2\nreview: |\n  Суп холодный.\n---\n",
  "---\nkind: email\nsubject: 'it''s'\npreheader: \"a\\u0041\\\n  b\"\n---\n",
  "---\ndisable: [arguing, {a: b}]\nauthor: >-\n  Анна\n\n  К.\n---\n",
  "---\n? [a]: &x *x\n---\n",
  "---\nreview: ",
  "Subject: Hello\nPreheader: world\n\n",
  "Тема: Привет\r\nОтзыв: нет\r\n\r\n",
  "kind: reply\nrating: 5\nauthor:\n\n",
];

const TEMPLATES = ["{{name}}", "{% if x %}", "{% endif %}", "*|F|*", "%%x%%", "[[X]]", "${x}", "{{", "}}", "<%= a %>"];

const DIRECTIVES = [
  "<!-- tactful-disable -->",
  "<!-- tactful-disable arguing, blaming -- reason -->",
  "<!-- tactful-disable-next-line -->\n",
  "<!-- tactful-disable-line blaming -- -- -->",
  "<!-- tactful-disable-file nonsense -->",
  "<!-- tactful-enable arguing -->",
  "<!-- tactful-enable -->",
  "<!-- tactful- -->",
];

const MARKDOWN = [
  ..."*_`~>#|[]()!\\&<:-+",
  "**",
  "***",
  "> ",
  "> > ",
  "- ",
  "1. ",
  "    ",
  "\t",
  "\n",
  "\n\n",
  "\r\n",
  "  \n",
  "```\n",
  "~~~js\n",
  "===\n",
  "---\n",
  "| a | b |\n|---|:-:|\n| ",
  "[a](b 'c')",
  "![alt *b*](c)",
  "[r]: <u> 't'\n",
  "[r][r]",
  "[^1]: ",
  "[^1]",
  "- [x] ",
  "&nbsp;",
  "&#1046;",
  "&#0;",
  "\\*",
  "<b>",
  "</div>\n",
  "<div>\n",
  "<!--",
  "-->",
  "<https://a.b>",
  "www.a.b/c_d",
  "{{#if x}}\n",
  ...TEMPLATES,
  ...DIRECTIVES,
];

const HTML = [
  ..."<>/&='\"!-",
  "<p>",
  "</p>",
  "<br>",
  "<b>",
  "</b>",
  "<div style='display:none'>",
  "</div>",
  "<table><tr><td>",
  "</td>",
  "</table>",
  '<a href="x?a&amp;b">',
  "</a>",
  "<img alt='a &quot; b'>",
  "<title>",
  "</title>",
  "<script>",
  "</script>",
  "<style>p{color:red}",
  "</style>",
  "<pre>",
  "<svg><p>",
  "<select><option>",
  "<textarea>",
  "<!--[if mso]>",
  "<![endif]-->",
  "<!--[if !mso]><!-->",
  "<!--<![endif]-->",
  "<!--",
  "-->",
  "--!>",
  "<![CDATA[",
  "]]>",
  "<!doctype html>",
  "<html lang=uk>",
  "<p lang=ru>",
  "<mjml><mj-body>",
  "<mj-text>",
  "<mj-button href=x>",
  "<mj-raw>",
  "&nbsp;",
  "&amp",
  "&#x41;",
  "&#99999999;",
  "&zwnj;",
  "&shy;",
  "<?php ",
  "?>",
  "#if($a)",
  "$!a.b",
  "{n, plural, one {a} other {b}}",
  "\n",
  ...TEMPLATES,
  ...DIRECTIVES,
];

const CELLS = ['"', '""', ",", ";", "\t", "\n", "\r\n", "\r", "reply", "5", "1", '","', '"\n"', "=1+1", "'", " "];
const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`;

const JSON_PIECES = [
  '{"text":"',
  '"}\n',
  '{"text":"a","review":"b","rating":1}\n',
  '{"text":null}\n',
  '{"text":"a","text":"b"}\n',
  '"',
  "\\",
  "\\n",
  "\\u0041",
  "\\uD83D",
  "\\u",
  '\\"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\n",
  "\r\n",
  "null",
  "1e999",
  '","author":"',
  '","rating":"',
  '","kind":"email","x":"',
  '{"__proto__":{"text":"a"}}\n',
];
const escaped = (words: string): string => JSON.stringify(words).slice(1, -1);

const markup: Fragments = { heads: FRONT, pieces: MARKDOWN, wrap: asIs };
const html: Fragments = { heads: [...FRONT, "<!doctype html><html><body>"], pieces: HTML, wrap: asIs };
const table: Fragments = {
  heads: [
    "text,review\n",
    "Ответ;Отзыв;Оценка\r\n",
    "sep=;\n",
    "ID\ttext\tauthor\tdisable\n",
    "\uFEFFtext\n",
    "a,b\n",
    "",
  ],
  pieces: CELLS,
  wrap: quoted,
};
const lines: Fragments = { heads: ["", "\uFEFF", '{"text":"'], pieces: JSON_PIECES, wrap: escaped };

const BY_EXTENSION: Record<string, Fragments> = {
  ".md": markup,
  ".txt": markup,
  ".html": html,
  ".csv": table,
  ".jsonl": lines,
};

export const anyFragments: Fragments = {
  heads: FRONT,
  pieces: [...MARKDOWN, ...HTML, ...CELLS, ...JSON_PIECES],
  wrap: asIs,
};

export function fragmentsOf(extension: string): Fragments | undefined {
  return BY_EXTENSION[extension];
}
