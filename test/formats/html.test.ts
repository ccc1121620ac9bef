import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { formatFor } from "../../core/formats/detect.ts";
import { readHtml } from "../../core/formats/html.ts";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { findRule, lintDocument } from "../helpers/lint.ts";
import { showBlocks } from "./show.ts";

describe("blocks of HTML", () => {
  const cases: [name: string, source: string, blocks: string[]][] = [
    ["paragraphs", "<p>One\n  two.</p><p>Three", ["paragraph: One two. ⟸ One\n  two.", "paragraph: Three"]],
    ["inline markup", "<p>a<b>b</b> <i>c</i> ,d", ["paragraph: ab c ,d ⟸ a<b>b</b> <i>c</i> ,d"]],
    ["headings", "<h1>A</h1>b<H2>C</H2>", ["heading: A", "paragraph: b", "heading: C"]],
    ["lists", "<ul><li>a<li>b<p>c</ul>d", ["list-item: a", "list-item: b", "list-item: c", "paragraph: d"]],
    [
      "a table of data",
      "<table><tr><th>a<td>b<tr><td><p>c</table>",
      ["table-cell: a", "table-cell: b", "paragraph: c"],
    ],
    [
      "a table of a page",
      "<table cellpadding=0><tr><td>a<td>b</table>c",
      ["paragraph: a", "paragraph: b", "paragraph: c"],
    ],
    ["line breaks", "a<br>b <br/> c<BR></br>d", ["paragraph: a\nb\nc ⟸ a<br>b <br/> c", "paragraph: d"]],
    [
      "entities",
      "<p>&laquo;a&raquo; &amp b&nbsp;c &bogus; 1 &lt 2",
      ["paragraph: «a» & b\u00A0c &bogus; 1 < 2 ⟸ &laquo;a&raquo; &amp b&nbsp;c &bogus; 1 &lt 2"],
    ],
    ["soft hyphens", "спаси&shy;бо", ["paragraph: спаси\u00ADбо ⟸ спаси&shy;бо"]],
    [
      "kept white space",
      "<pre>\n a\n  b</pre><div style='white-space: pre-line'>c\n  d  e</div>",
      ["paragraph: a\n  b", "paragraph: c\nd e ⟸ c\n  d  e"],
    ],
    [
      "pictures",
      '<p>a<img src=x alt="b &lt; <c>">d<img alt="">',
      ['paragraph: a d ⟸ a<img src=x alt="b &lt; <c>">d', "alt: b < <c> ⟸ b &lt; <c>"],
    ],
    [
      "other attributes",
      "<a title='a' data-x='b'>c</a><input type=submit value=d><input value=e placeholder=f>",
      ["alt: a", "paragraph: c", "alt: d", "alt: f"],
    ],
    ["the subject", "<head><title>a &amp; <b></title></head>c", ["subject: a & <b> ⟸ a &amp; <b>", "paragraph: c"]],
    [
      "code and drawings",
      "<p>a <code>b</code>.<svg><text>c</text></svg><script>d<p></script><style>e</style>",
      ["paragraph: a □. ⟸ a <code>b</code>."],
    ],
    [
      "quotations",
      "<p>a<blockquote>b<p>c</blockquote>d",
      ["paragraph: a", "> paragraph: b", "> paragraph: c", "paragraph: d"],
    ],
    [
      "comments",
      "a<!-- b --> c<!--[if mso]><p>d<![endif]--><!--[if !mso]><!-->e<!--<![endif]--><![if !IE]>f<![endif]>",
      ["paragraph: a cef ⟸ a<!-- b --> c<!--[if mso]><p>d<![endif]--><!--[if !mso]><!-->e<!--<![endif]--><![if !IE]>f"],
    ],
    [
      "what is hidden",
      "<p>a<span style='display:none !important'>b</span><i hidden>c</i><div style='font:0/0 a'>d</div>e",
      ["paragraph: a", "paragraph: e"],
    ],
    [
      "columns without gaps",
      "<div style='font-size:0'><div style='font-size:14px'>a</div> b</div>c",
      ["paragraph: a", "paragraph: c"],
    ],
    [
      "powers and footnotes",
      "12 м<sup>2</sup>, скидка<sup>*</sup>",
      ["paragraph: 12 м², скидка* ⟸ 12 м<sup>2</sup>, скидка<sup>*"],
    ],
    ["noscript", "<noscript>a</noscript><template>b</template>", ["paragraph: a"]],
    [
      "styles that change a block",
      "<td style='display:inline'>a</td><span style='display:block'>b</span>c",
      ["paragraph: a", "paragraph: b", "paragraph: c"],
    ],
    [
      "a cell that a tag of its table's outside does not end",
      "<b><div><table><tr><td>a</b></div> b</table>",
      ["table-cell: a b ⟸ a</b></div> b"],
    ],
    ["NUL and joiners", "а\0&#847;б\u034Fв", ["paragraph: абв ⟸ а\0&#847;б\u034Fв"]],
    ["less than", "цена < 100 и <5, a<", ["paragraph: цена < 100 и <5, a<"]],
    [
      "template tags",
      "<tr>{% for a in b %}<td>{{ a }}, <% if %>привет</td>{% endfor %}</tr>",
      ["paragraph: □□□□□□□, ▪▪▪▪▪▪▪▪привет ⟸ {{ a }}, <% if %>привет"],
    ],
    [
      "template tags in tags",
      "<p {{#if x > 1}}class=\"a\"{{/if}} title='{{t}}'>b",
      ["alt: □□□□□ ⟸ {{t}}", "paragraph: b"],
    ],
    ["a byte order mark", "\uFEFF<p>a", ["paragraph: a"]],
    ["front matter", "---\nsubject: a\nlayout: b\n---\n<p>c", ["subject: a", "paragraph: c"]],
    [
      "MJML",
      "<mjml><mj-head><mj-title>a</mj-title><mj-preview>b</mj-preview><mj-attributes><mj-all x=y /></mj-attributes><mj-style>c</mj-style></mj-head><mj-body><mj-section><mj-column><mj-image alt=d /><mj-text>e<br/>f</mj-text><mj-include path=g /><mj-button href=h>i</mj-button><mj-table><tr><td>j</td></tr></mj-table><mj-raw><p>k</p></mj-raw></mj-column></mj-section></mj-body></mjml>",
      [
        "subject: a",
        "preheader: b",
        "alt: d",
        "paragraph: e\nf ⟸ e<br/>f",
        "paragraph: i",
        "table-cell: j",
        "paragraph: k",
      ],
    ],
  ];
  test.each(cases)("%s", (_, source, blocks) => {
    expect(showBlocks(readHtml(source))).toEqual(blocks);
  });

  const preheaders: [name: string, source: string, blocks: string[]][] = [
    [
      "hidden at the start",
      "<body><div style='display:none'>a&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div><p>b",
      ["preheader: a", "paragraph: b"],
    ],
    [
      "by its class, of which one line",
      "<table class='pre-header'><td>a<td>b</table>",
      ["preheader: a", "paragraph: b"],
    ],
    [
      "set too small to see",
      "<td style='font-size:1px;color:#fff'>a &ndash; b</td>c",
      ["preheader: a – b ⟸ a &ndash; b", "paragraph: c"],
    ],
    ["only one", "<i style='max-height:0'>a</i><i style='display:none'>b</i>c", ["preheader: a", "paragraph: c"]],
    ["not after words", "<p>a<div class=preheader style='opacity:0'>b</div>", ["paragraph: a"]],
  ];
  test.each(preheaders)("a preheader %s", (_, source, blocks) => {
    expect(showBlocks(readHtml(source))).toEqual(blocks);
  });

  test("links have their words and their targets", () => {
    const source =
      "<p>a <a href='/x?a=1&amp;b={{ c }}'> b <b>c</b> </a>d <A>e</A> <a href=f><div>g</div>h</a> <button>i</button>";
    const links = readHtml(source).blocks.map(({ text, links: own = [] }) =>
      own.map(({ start, end, href }) => [text.slice(start, end), href]),
    );
    expect(links).toEqual([[["b c", "/x?a=1&b={{ c }}"]], [["g", "f"]], [["h", "f"]], [["i", undefined]]]);
  });
});

describe("what a page says of itself", () => {
  test("its language, where its letters agree", () => {
    expect(readHtml("<html lang='uk-UA'><p>Дякуємо").meta.language).toBe("uk");
    expect(readHtml("<mjml lang=ru><mj-text>Спасибо").meta.language).toBe("ru");
    expect(readHtml("<html lang=de><p>Danke").meta.language).toBeUndefined();
    const source = "<html lang=en><p>Спасибо за заказ";
    const { meta, notices } = readHtml(source);
    expect(meta.language).toBeUndefined();
    expect(notices.map(({ start, end }) => source.slice(start, end))).toEqual(["en"]);
  });

  test("the language of a part", async () => {
    const { blocks } = readHtml(
      "<html lang=en><p>Hello</p><p lang=ru>Спасибо <b>вам</b></p><div lang=en>Спасибо</div>",
    );
    expect(blocks.map(({ language }) => language)).toEqual([undefined, "ru", undefined]);
    const { problems } = await lintDocument(
      readHtml("<p>You failed.</p><p lang=ru>Вы сами виноваты.</p>"),
      {},
      { kind: "reply" },
    );
    expect(problems.map(({ language }) => language)).toEqual(["en", "ru"]);
    const told = await lintDocument(readHtml("<p lang=ru>Вы сами винні.</p>"), { kind: "reply", language: "uk" });
    expect(told.language).toBe("uk");
  });

  test("a quotation at its start is the review", () => {
    expect(readHtml("<!-- a --><blockquote><p>Bad.<p>Very bad.</blockquote>Sorry.<blockquote>x").meta.review).toBe(
      "Bad.\n\nVery bad.",
    );
    expect(readHtml("<p>Sorry.<blockquote>Bad.").meta.review).toBeUndefined();
  });

  test("comments, for suppressions", async () => {
    const source =
      "<!-- tactful-disable-next-line blaming -- agreed -->\r\n<p>You failed to read it.</p>\n<p>You failed to pay.</p>";
    const { comments } = readHtml(source);
    expect(comments.map(({ start, end }) => source.slice(start, end))).toEqual([source.slice(0, 52)]);
    const { problems, suppressed } = await lintDocument(readHtml(source), {}, { kind: "reply" });
    expect([problems, suppressed].map((list) => list.filter(({ rule }) => rule === "blaming").length)).toEqual([1, 1]);
  });

  test.each([
    ["a tag", "<p>a</p><a href='b", "<a href"],
    ["a comment", "<p>a</p><!-- b <p>c", "<!-- b"],
    ["an element", "<p>a</p><style>b", "<style>"],
    ["quotation marks", '<a href="x>a</a><p title="b">c', "x>a</a"],
  ])("%s that is not closed is told of", (_, source, place) => {
    const { notices } = readHtml(source);
    expect(notices).toHaveLength(1);
    expect(source.slice(notices[0]?.start)).toMatch(new RegExp(`^${place}`));
  });
});

test.each(["a.html", "b/c.HTM", "d.mjml", "e.hbs", "f.liquid", "g.njk", "h.html.ejs"])("%s is HTML", async (path) => {
  const [document] = (await formatFor(path)).read("<b>a</b> b", {});
  expect(showBlocks(document as SourceDocument)).toEqual(["paragraph: a b ⟸ a</b> b"]);
});

test("a template of plain text is plain text", () => {
  const source = "Hi {{name}},\n\n5 < 6\n\n> bye & go <3";
  expect(showBlocks(readHtml(source))).toEqual([
    "paragraph: Hi □□□□□□□□, ⟸ Hi {{name}},",
    "paragraph: 5 < 6",
    "> paragraph: bye & go <3",
  ]);
});

describe("rules on HTML", () => {
  test("words across markup are found, and not offered for an edit", async () => {
    const { problems } = await lintDocument(
      readHtml("<p>Sadly, you <b>failed</b> to read it.</p>"),
      {},
      { kind: "message" },
    );
    const problem = problems.find(({ rule }) => rule === "blaming");
    expect(problem).toMatchObject({ actual: "you <b>failed", rewrites: [] });
    expect(problem?.suggestions).not.toEqual([]);
  });

  test("a way to unsubscribe in a link's address", async () => {
    const letter = (href: string) =>
      `<p>Our spring sale begins on Monday.</p><p>See you in the shop, or <a href='${href}'>here</a>.</p>`;
    const find = async (source: string) =>
      (await lintDocument(readHtml(source), {}, { kind: "email" })).problems.map(({ rule }) => rule);
    expect(await find(letter("https://example.org/a"))).toContain("missing-opt-out");
    expect(await find(letter("https://example.org/unsubscribe"))).not.toContain("missing-opt-out");
    expect(await find(letter("{{ unsubscribe }}"))).not.toContain("missing-opt-out");
  });

  test("targets of Markdown's links", async () => {
    const [block] = readMarkdown("a [b](c 'd') [e]({{ f }}) <https://g.h>").blocks;
    expect(block?.links?.map(({ href }) => href)).toEqual(["c", "{{ f }}", "https://g.h"]);
    const letter =
      "Our spring sale begins on Monday.\n\nSee you in the shop, or [here][1].\n\n[1]: https://example.org/x";
    expect(await findRule("missing-opt-out", letter, { kind: "email" })).toHaveLength(1);
  });
});

test("an end tag that is never closed is told of, and no word before it is read twice", () => {
  const { blocks, notices } = readHtml("<p>слово</p>ещё </b i");
  expect(blocks.map(({ text }) => text)).toEqual(["слово", "ещё"]);
  expect(notices).toMatchObject([{ code: "unclosed-tag", start: 16, end: 21 }]);
});
