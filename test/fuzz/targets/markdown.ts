import fc from "fast-check";
import { expect } from "vitest";
import type { SourceDocument } from "../../../core/document.ts";
import { readMasked } from "../../../core/formats/markdown.ts";
import { createMemory } from "../../../core/memory.ts";
import { maskTemplates } from "../../../core/text/mask.ts";
import { markdownText } from "../../formats/fragments.ts";
import { type Targets, target } from "../target.ts";
import { textsLike } from "../texts.ts";

/** Words and marks as they stand in letters, and what looks like them and is something else. */
const WORDS = [
  ..."*_`[]()!<>&\\~|#-+=.:;,\"'«»—1aя ",
  ...["a", "слово", "Hello there.", "snake_case", "2 * 3", "5 < 6", "a > b", "AT&T", "AT&T;", "x~y", "a|b"],
  ...["&nbsp;", "&amp;", "&#10;", "&#0;", "&bogus;", "&copy", "&NotEqualTilde;", "&#xD800;"],
  ...[
    "**bold**",
    "*it*",
    "_it_",
    "**a *b* c**",
    "***b***",
    "**a**b",
    "a**b**",
    "(**a**)",
    "**a**,",
    "**«a»**",
    "__b__",
  ],
  ...["24*.", "*a", "*1*2#", "a*", "2*3", "**", "_a", "a_", "4-е", "a\n> b", "a  \n> b", "`a\n> b`"],
  ...[
    "**[a](u)**",
    "[**a**](u)",
    "[a](u)",
    "[a](u?b=1&c=2)",
    "[a](u&amp;)",
    "[a]( u )",
    '[a](u "t")',
    "[a](<u>)",
    "[a]()",
  ],
  ...[
    "[](u)",
    "[a\nb](u)",
    "[a][b]",
    "[a]",
    "[a](",
    "[a] (b)",
    "[[a](u)](v)",
    "![a](u)",
    "![*a*](u)",
    "[![a](u)](v)",
    "!",
  ],
  ...[
    "[**a](u)**",
    "[a](u)**b**",
    "[`a](u)`",
    "[\\]](u)",
    "[a](u\\))",
    "[a]({{u}})",
    "[a](https://x.y/{{u}}?a=b)",
    "[^1]",
  ],
  ...[
    "`a`",
    "`` a`b ``",
    "`a",
    "\\`a`",
    "`\\`",
    "``",
    "<https://a.b>",
    "<https://a b>",
    "<a@b.c>",
    "<b>",
    "<br>",
    "<!-- x -->",
  ],
  ...[
    "\\*",
    "\\a",
    "\\",
    "{{name}}",
    "{% if x %}",
    "😀",
    "\uD83D",
    "\uFEFF",
    "\u00A0",
    "\u2028",
    "\0",
    "\t",
    "\v",
    "\u00AD",
    "×",
  ],
];
const STARTS = [
  ...[
    "",
    "",
    "",
    "",
    "# ",
    "## ",
    "#",
    "# #",
    "####### ",
    "- ",
    "- ",
    "* ",
    "+ ",
    "-  ",
    "-      ",
    "1. ",
    "2. ",
    "1) ",
  ],
  ...[
    "10. ",
    "01. ",
    "1234567890. ",
    "1.5 ",
    "1",
    "-",
    "+7 ",
    "#1",
    "> ",
    "> ",
    "> ",
    ">",
    "> > ",
    "> # ",
    "> - ",
    "> [^1]: ",
    ">  ",
    " > ",
    " ",
    "  ",
    "   ",
    "    ",
    "\t",
    "- - ",
    "- 1. ",
    "1. - ",
  ],
  ...[
    "- # ",
    "- [ ] ",
    "- [x] a",
    "[x] ",
    "---",
    "***",
    "* * *",
    "- - -",
    "___",
    "===",
    "-",
    "=",
    "--",
    ":-",
    "|-|",
    "| a | b |",
  ],
  ...[
    "```",
    "~~~",
    "``",
    "<div>",
    "<pre>",
    "</pre>",
    "<!--",
    "-->",
    "<b>",
    "[a]: u",
    "[^1]: ",
    "[a\\]: u",
    "[a]:",
    "Subject: ",
  ],
];
const ENDS = [
  ...[
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "\n\n\n\n",
    " \n",
    "  \n",
    "   \n",
    "\\\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\r\r",
  ],
  ...["\n \n", "\n\t\n", " #\n", " ##  \n\n", "\n\n  ", "\n\n    ", "\n\n\t", "\n   \n - "],
];

const line = fc
  .tuple(
    fc.constantFrom(...STARTS),
    fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(" ", " ", "")), { maxLength: 5 }),
    fc.constantFrom(...ENDS),
  )
  .map(([start, words, end]) => start + words.flat().join("") + end);
const letter = fc
  .tuple(fc.constantFrom("", "", "", "\uFEFF", "---\n"), fc.array(line, { maxLength: 8 }))
  .map((parts) => parts.flat().join(""));

const inputs = fc.oneof(
  { weight: 6, arbitrary: letter },
  { weight: 2, arbitrary: markdownText },
  { weight: 1, arbitrary: textsLike(".md") },
);

/** All that is read of a document; each code unit's place, where two maps may differ in how they are made. */
function contentOf({ blocks, ...rest }: SourceDocument): unknown {
  const placeOf = ({ map, text }: SourceDocument["blocks"][number]): unknown[] =>
    Array.from(text, (_, i) => map.toSource(i, i + 1)).concat(map.toSource(0, text.length));
  return { ...rest, blocks: blocks.map((block) => ({ ...block, map: placeOf(block) })) };
}

export const targets: Targets = {
  /** What is read without the parser is what the parser makes of it. */
  "parser.md": target({
    inputs: fc.tuple(inputs, fc.boolean(), fc.boolean()),
    runs: 3000,
    check([text, mayBeMdx, isRemembered]) {
      // Where a tag opens raw HTML in Markdown, MDX goes on.
      const isMdx = mayBeMdx && !/[<`~]/.test(text);
      // With a memory, texts are cut; the parser takes lists behind indented code for words, whatever is between them.
      const memory = isRemembered && !/\t| {4}|]:/.test(text) ? createMemory() : undefined;
      const view = maskTemplates(text).text;
      const exact = contentOf(readMasked(view, text, { isExact: true, isMdx }));
      expect(contentOf(readMasked(view, text, { isMdx }, memory))).toEqual(exact);
    },
  }),
};
