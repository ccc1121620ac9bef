import fc from "fast-check";

/** A page of HTML that was made of words, each of which is there once. */
export interface MadePage {
  html: string;
  /** What people read of it, in order of the source but for what attributes say. */
  visible: string[];
  /** The subject and the preheader. */
  head: string[];
  /** Words in code, styles, comments, hidden elements and addresses. */
  invisible: string[];
}

interface Making {
  pick(count: number): number;
  one<T>(...choices: T[]): T;
  visible(): string;
  hidden(): string;
}

const ENTITIES: [string, string][] = [
  ["&nbsp;", "\u00A0"],
  ["&mdash;", "—"],
  ["&laquo;", "«"],
  ["&#8212;", "—"],
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&copy", "©"],
  ["&#x2014", "—"],
  ["&hellip;", "…"],
];

/** What the entities of the pages say, for those who check. */
export function decodeMade(source: string): string {
  let text = source.replace(/<!--[\s\S]*?-->/g, "").replace(/<[a-z!/][^>]*>/gi, "");
  for (const [entity, character] of [...ENTITIES, ["&shy;", "\u00AD"], ["&zwnj;", "\u200C"], ["&#847;", ""]])
    text = text.replaceAll(entity as string, character as string);
  return text.replace(/&#(\d+);?/g, (_, code) => String.fromCodePoint(Number(code)));
}

const STEMS = ["слово", "п'ять", "Ціна", "word", "СКИДКА", "ёлка", "it’s", "кінець"];

/** What hides and shows elements of the pages by their names, ids and classes; a browser agrees with all of it. */
const SHEET = `
  /* .seen { display: none } */
  .gone, .gone2 { display: none }
  .gone.back { display: block }
  p.gone-p{display:none}
  #away { Visibility : HIDDEN }
  .bang { display: none !important; color: red }
  .wide { display: none }
  @media (min-width: 1px) { .wide { display: block } }
  @media only screen and (max-width: 10px) { .seen { display: none !important } .x { color: red } }
  @media print { .seen { display: none } }
  @font-face { font-family: x; src: url("a;b{c") }
  .gone:hover, a[href="x"] .gone { color: "}" }
  .last { display: block } .last { display: none }
  div.early { display: block } .early { display: none }
`;

/** One word in one of the ways in which mailers write words. */
function written(word: string, { pick }: Making): string {
  const cut = 1 + pick(word.length - 1);
  const [start, end] = [word.slice(0, cut), word.slice(cut)];
  switch (pick(12)) {
    case 1:
      return `${start}&shy;${end}`;
    case 2:
      return `${start}<b>${end}</b>`;
    case 3:
      return `<span style="color: #333">${start}</span>${end}`;
    case 4:
      return `&#${word.codePointAt(0)};${word.slice(1)}`;
    case 5:
      return `${start}<wbr>${end}`;
    case 6:
      return `${start}<!-- note -->${end}`;
    case 7:
      return `${start}\u200B${end}`;
    case 8:
      return `${start}&zwnj;${end}`;
    default:
      return word;
  }
}

function inline(making: Making, depth: number): string {
  const { pick, one, visible, hidden } = making;
  const words = () =>
    Array.from({ length: 1 + pick(3) }, () => written(visible(), making)).join(
      one(" ", "\n    ", "&nbsp;", ", ", " &mdash; ", "\t"),
    );
  const inner = () => (depth > 3 ? words() : inline(making, depth + 1));
  switch (pick(24)) {
    case 1:
      return `<b>${inner()}</b>`;
    case 2:
      return `<A HREF=https://example.org/${hidden()}>${inner()}</A>`;
    case 3:
      return `<font color=red face="Arial, ${hidden()}">${inner()}</font>`;
    case 4:
      return `${words()}<br>${words()}`;
    case 5:
      return `${words()}<br />\n<br/>${words()}`;
    case 6:
      return `${words()} <code>${hidden()}</code> ${words()}`;
    case 7:
      return `${words()} <span style="display:none">${hidden()}</span> ${words()}`;
    case 8:
      return `${words()} <!-- ${hidden()} --> ${words()}`;
    case 9:
      return `${words()}, {{ name | default: "x" }}, ${words()}`;
    case 10:
      return `{% if a > 1 %}${words()}{% else %}${words()}{% endif %}`;
    case 11:
      return `${words()} <img src=x.png width=1> ${words()}`;
    case 12:
      return `${words()} &lt; 100 < 5 & ${words()}`;
    case 13:
      return `<a href="{{ url }}?a=1&amp;b=${hidden()}" href="${hidden()}" class='x' {{#if y}}target=_blank{{/if}}>${inner()}</a>`;
    case 14:
      return `<i><b>${words()}</i> ${words()}</b>`;
    case 15:
      return `<span>${words()}`;
    case 16:
      return `<span hidden>${hidden()}</span> ${words()}`;
    case 17:
      return `<!--[if mso]>${hidden()}<![endif]-->${words()}<!--[if !mso]><!--> ${words()}<!--<![endif]-->`;
    case 18:
      return `${words()}<?php echo ${hidden()}; ?> ${words()} <%= ${hidden()} %>`;
    case 19:
      return `<noscript>${words()}</noscript> ${words()}`;
    case 20:
      return `${words()} </em></u> ${words()}`;
    default:
      return words();
  }
}

function block(making: Making, depth: number): string {
  const { pick, one, hidden, visible } = making;
  const text = () => inline(making, 0);
  const inner = () => (depth > 4 ? `<p>${text()}</p>` : blocks(making, depth + 1));
  const rule = () => {
    const isSeen = pick(2) === 1;
    const word = isSeen ? text() : hidden();
    const start = isSeen
      ? one(
          '<div class="seen">',
          '<div class="gone back">',
          "<div class=gone-p>",
          '<div class=" x wide">',
          '<div class="gone" style="display:block">',
          '<div class="early">',
          '<div class="Gone2">',
        )
      : one(
          '<div class="gone">',
          "<div class='x gone2 seen'>",
          '<div id="away">',
          '<div class="bang" style="display: block">',
          '<div class="last">',
          '<div class="seen gone">',
        );
    return `${start}${word}</div>`;
  };
  switch (pick(34)) {
    case 26:
    case 27:
    case 28:
      return rule();
    case 1:
      return `<h${1 + pick(6)} class="x">${text()}</h${1 + pick(6)}>`;
    case 2:
      return `<ul><li>${text()}<li>${text()}</ul>`;
    case 3:
      return `<table width="600" cellpadding="0" role=presentation><tr><td>${inner()}</td><td align=center>${text()}</td></tr></table>`;
    case 4:
      return `<TABLE><TBODY><TR><TD>${text()}<TD>${text()}<TR><TH>${text()}</TABLE>`;
    case 5:
      return `<div>${inner()}</div>`;
    case 6:
      return `<center>${inner()}</center>`;
    case 7:
      return `<p>${text()}<p>${text()}`;
    case 8:
      return `<div style='display: none; max-height: 0'><p>${hidden()}</p></div>`;
    case 9:
      return `<script>if (a < 1) { "${hidden()}" }</script>`;
    case 10:
      return `<style>.${hidden()} { color: red }</style>`;
    case 11:
      return `<svg><title>${hidden()}</title><text>${hidden()}</text></svg>`;
    case 12:
      return `<template><p>${hidden()}</p></template>`;
    case 13:
      return `<pre>${written(visible(), making)}  ${written(visible(), making)}\n\n${written(visible(), making)}</pre>`;
    case 14:
      return `<!--[if (gte mso 9)|(IE)]><table><tr><td>${hidden()}<![endif]-->`;
    case 15:
      return `<section>${text()}<div>${text()}</div>${text()}</section>`;
    case 16:
      return `{% for x in y %}${inner()}{% endfor %}`;
    case 17:
      return `<button>${text()}</button>`;
    case 18:
      return `<p><b>${text()}</p><p>${text()}</b></p>`;
    case 19:
      return `<dl><dt>${text()}<dd>${text()}</dl>`;
    case 20:
      return `<hr>${text()}<hr/>`;
    case 21:
      return `<td>${text()}</td>`;
    case 22:
      return `<div style="font-size:0"><div style="font-size:14px">${text()}</div></div>`;
    case 23:
      return `<a href=#><div>${text()}</div><div>${text()}</div></a>`;
    case 24:
      return `<pre><code>${hidden()}</code></pre>`;
    case 25:
      return `<img alt="${written(visible(), { ...making, pick: () => one(0, 4) })} ${visible()}" src="${hidden()}">`;
    default: {
      const attribute = one("", ' style="margin: 0"', " align=left", ' title="');
      return `<p${attribute}${attribute.endsWith('="') ? `${visible()}"` : ""}>${text()}</p>`;
    }
  }
}

function blocks(making: Making, depth: number): string {
  const count = 1 + making.pick(depth === 0 ? 6 : 3);
  return Array.from({ length: count }, () => block(making, depth)).join(making.one("\n", "", "\r\n  "));
}

/** Makes a page of numbers that choose; no numbers make a small one. */
function makePage(tape: readonly number[]): MadePage {
  let at = 0;
  let count = 0;
  const page: MadePage = { html: "", visible: [], head: [], invisible: [] };
  const pick = (choices: number): number => (tape[at++] ?? 0) % Math.max(1, choices);
  const word = (list: string[]): string => {
    const made = `${STEMS[pick(STEMS.length)]}${letters(count++)}`;
    list.push(made);
    return made;
  };
  const making: Making = {
    pick,
    one: (...choices) => choices[pick(choices.length)] as (typeof choices)[number],
    visible: () => word(page.visible),
    hidden: () => word(page.invisible),
  };
  const start = making.one("", "\uFEFF", "---\nlayout: mail\n---\n", "<!doctype html>\n", '<html lang="ru">\n');
  const head = making.one(
    () => "",
    () =>
      `<head><title>${word(page.head)}</title><meta content="${making.hidden()}"><style>a > b { c: "${making.hidden()}" }</style></head>`,
  )();
  const preheader = making.one(
    () => "",
    () =>
      `<div style="display:none;font-size:1px">${word(page.head)} &nbsp;${word(page.head)}${"&#847;&zwnj;&nbsp;".repeat(pick(9))}</div>`,
    () => `<span class="preheader" style="opacity:0">${word(page.head)}</span>`,
  )();
  // A style sheet may stand behind what it hides.
  const sheet = `<style>${SHEET}</style>`;
  const [before, after] = making.one([sheet, ""], ["", sheet]);
  // What is hidden before all words would be a preheader.
  page.html = `${start}${before}${head}<body>${preheader}<p>${making.visible()}</p>${blocks(making, 0)}${after}${making.one("</body></html>", "")}`;
  return page;
}

/** A number in letters, so that words stay words. */
function letters(count: number): string {
  return [...count.toString(26)].map((digit) => String.fromCharCode(0x430 + Number.parseInt(digit, 26))).join("");
}

export const madePage: fc.Arbitrary<MadePage> = fc
  .array(fc.nat(5039), { minLength: 5, maxLength: 400, size: "max" })
  .map(makePage);
