import { describe, expect, test } from "vitest";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { showBlocks } from "./show.ts";

describe("blocks of Markdown", () => {
  const cases: [name: string, source: string, blocks: string[]][] = [
    ["paragraphs", "One.\nTwo.\n\nThree.", ["paragraph: One.\nTwo.", "paragraph: Three."]],
    ["headings", "# A *b*\n\nC\n---\n", ["heading: A b ⟸ A *b", "heading: C"]],
    ["lists", "- a\n- b\n\n  c\n  1. d", ["list-item: a", "list-item: b", "list-item: c", "list-item: d"]],
    ["task lists", "- [x] a\n- [ ] b", ["list-item: a", "list-item: b"]],
    [
      "tables",
      "| a | b \\| c |\n|--|--|\n| *d* | |",
      ["table-cell: a", "table-cell: b | c ⟸ b \\| c", "table-cell: d"],
    ],
    ["quotes", "a\n\n> b\n> c\n\nd", ["paragraph: a", "> paragraph: b\nc ⟸ b\n> c", "paragraph: d"]],
    [
      "links",
      'See [the *site* now](https://a.b "t").',
      ['paragraph: See the site now. ⟸ See [the *site* now](https://a.b "t").'],
    ],
    [
      "a link between plain paragraphs",
      "One.\n\n[Two](http://x.com)\n\nThree.",
      ["paragraph: One.", "paragraph: Two", "paragraph: Three."],
    ],
    ["reference links", "[a][b] c\n\n[b]: u", ["paragraph: a c ⟸ a][b] c"]],
    ["bare addresses", "Go to https://a.b/c_d_e now", ["paragraph: Go to https://a.b/c_d_e now"]],
    ["autolinks", "a <https://a.b> c", ["paragraph: a □ c ⟸ a <https://a.b> c"]],
    ["code", "a `x y` b\n\n    code\n\n```\ncode\n\ncode\n```\nc", ["paragraph: a □ b ⟸ a `x y` b", "paragraph: c"]],
    ["images", "a ![b &lt; *c*](d) e", ["paragraph: a   e ⟸ a ![b &lt; *c*](d) e", "alt: b < c ⟸ b &lt; *c"]],
    ["entities", "a&nbsp;&#8212; &amp;c &bogus;", ["paragraph: a\u00A0— &c &bogus; ⟸ a&nbsp;&#8212; &amp;c &bogus;"]],
    ["escapes", "\\*a\\* \\я", ["paragraph: *a* \\я ⟸ \\*a\\* \\я"]],
    ["hard breaks", "a  \nb\\\nc<br>d", ["paragraph: a\nb\nc\nd ⟸ a  \nb\\\nc<br>d"]],
    ["inline HTML", "a<b>b</b>c", ["paragraph: abc ⟸ a<b>b</b>c"]],
    ["blocks of HTML", "<div>\na\n</div>\n\nb", ["paragraph: b"]],
    ["strikethrough", "~~old~~ new, ~5 days", ["paragraph: old new, ~5 days ⟸ old~~ new, ~5 days"]],
    ["footnotes", "a[^1]\n\n[^1]: b", ["paragraph: a", "paragraph: b"]],
    [
      "template tags",
      "Hi *|FNAME|*, {% if a %}**b**{% endif %}",
      ["paragraph: Hi □□□□□□□□□, ▪▪▪▪▪▪▪▪▪▪b▪▪▪▪▪▪▪▪▪▪▪ ⟸ Hi *|FNAME|*, {% if a %}**b**{% endif %}"],
    ],
    ["a byte order mark", "\uFEFFa *b*", ["paragraph: a b ⟸ a *b"]],
    ["CRLF", "a\r\nb\r\n\r\n> c\r\n> d &lt;", ["paragraph: a\r\nb", "> paragraph: c\r\nd < ⟸ c\r\n> d &lt;"]],
    ["lone CR", "a\rb\r\rc *d*", ["paragraph: a\rb", "paragraph: c d ⟸ c *d"]],
    ["NUL and lone surrogates", "a\0*b* \uD83D c", ["paragraph: a\uFFFDb \uD83D c ⟸ a\0*b* \uD83D c"]],
  ];
  test.each(cases)("%s", (_, source, blocks) => {
    expect(showBlocks(readMarkdown(source))).toEqual(blocks);
  });

  test("an entity's character maps to the whole entity", () => {
    const [{ text, map }] = readMarkdown("a &laquo;b&raquo; c").blocks;
    const at = text.indexOf("»");
    expect(map.toSource(at, at + 1)).toEqual({ start: 10, end: 17 });
  });
});

describe("what Markdown says of itself", () => {
  test("a leading quote is the review", () => {
    expect(readMarkdown("<!-- note -->\n> Bad.\n>\n> *Very* bad.\n\nSorry.\n\n> c").meta.review).toBe(
      "Bad.\n\nVery bad.",
    );
    expect(readMarkdown("---\nreview: Good\n---\n> Bad.").meta.review).toBe("Good");
    expect(readMarkdown("Sorry.\n\n> Bad.").meta.review).toBeUndefined();
  });

  test("comments have exact spans", () => {
    const source =
      "<!-- tactful-disable a -->\n\na *b* <!-- c\nd --> e\n\n> <div><!-- f --></div>\n\n`<!-- no -->`\n\n```\n<!-- no -->\n```";
    const { comments } = readMarkdown(source);
    expect(comments.map(({ text }) => text)).toEqual(["tactful-disable a", "c\nd", "f"]);
    for (const { text, start, end } of comments) expect(source.slice(start, end)).toBe(`<!-- ${text} -->`);
  });

  test("a passage that is too much for the parser is plain text, with a notice", () => {
    const long = "*a_".repeat(20_000);
    const source = `One *a*.\n\n${long} слова\n\n- Two.`;
    const { blocks, notices } = readMarkdown(source);
    expect(blocks.map(({ role }) => role)).toEqual(["paragraph", "paragraph", "list-item"]);
    expect(blocks[1].map.toSource(60_001, 60_006)).toEqual({ start: 60_011, end: 60_016 });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ start: 10, end: 10 + long.length + 6 });
    expect(notices[0].message).toMatch(/plain text\. Split it/);
  });

  test("links of a long document find their definitions", () => {
    const filler = "Some *words*.\n\n".repeat(2000);
    const { blocks } = readMarkdown(`[a b][Ref]\n\n${filler}[c][ref] d\n\n[ref]: https://a.b`);
    expect(blocks[0].text).toBe("a b");
    expect(blocks.at(-1)?.text).toBe("c d");
    const last = blocks.at(-1)?.map.toSource(2, 3);
    expect(last).toEqual({ start: 12 + filler.length + 9, end: 12 + filler.length + 10 });
  });

  test("fenced code of a long document stays code", () => {
    const code = "*a* code\n\n".repeat(2000);
    expect(showBlocks(readMarkdown(`a\n\n\`\`\`\n${code}\`\`\`\n\nb`))).toEqual(["paragraph: a", "paragraph: b"]);
  });
});
