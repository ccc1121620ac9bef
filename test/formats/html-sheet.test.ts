import { describe, expect, test } from "vitest";
import { readHtml } from "../../core/formats/html.ts";

/** Words that are read of a page with a style sheet. */
function read(css: string, body: string): string[] {
  return readHtml(`<style>${css}</style><p>Hello</p>${body}`)
    .blocks.map(({ role, text }) => (role === "paragraph" ? text : `${role}: ${text}`))
    .slice(1);
}

describe("a style sheet hides", () => {
  test.each([
    [".a{display:none}", "<p class=a>x</p>"],
    ["#a { display : NONE }", "<p id=a>x</p>"],
    ["p.a.b{visibility:hidden}", '<p class="b a">x</p>'],
    ["span.a{font-size:0}", "<span class=a>x</span>"],
    [".a{font-size:1px;line-height:1px;color:#fff}", "<p class=a>x</p>"],
    [".a{max-height:0;overflow:hidden}", "<p class=a>x</p>"],
    [".a{opacity:0}", "<p class=a><b>x</b></p>"],
    [".a{display:none!important}", '<p class=a style="display:block">x</p>'],
    ["a, .b , .a{color:red;display:none}", "<p class=a>x</p>"],
    [".a{display:block}p.a{display:none}", "<p class=a>x</p>"],
    ["<!-- .a{display:none} -->", "<p class=a>x</p>"],
    ["/* } */ .a{content:'}';display:none}", "<p class=a>x</p>"],
  ])("%s %s", (css, body) => {
    expect(read(css, `${body}<p>y</p>`)).toEqual(["y"]);
  });

  test("the preheader, and the elements behind which it stands", () => {
    const page = "<div class=pre>Inside: boots &zwnj;&nbsp;</div><p>Hello</p><style>.pre{display:none}</style>";
    expect(readHtml(page).blocks.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      "preheader: Inside: boots",
      "paragraph: Hello",
    ]);
  });

  test("in MJML by css-class, and in its heads", () => {
    const page =
      "<mjml><mj-head><mj-style>.a{display:none}</mj-style></mj-head><mj-body><mj-text>x</mj-text><mj-text css-class=a>y</mj-text></mj-body></mjml>";
    expect(readHtml(page).blocks.map(({ text }) => text)).toEqual(["x"]);
  });
});

describe("a style sheet hides nothing", () => {
  test.each([
    ["that is seen on some screens", ".a{display:none}@media (max-width:600px){.a{display:block!important}}"],
    ["on some screens alone", "@media (max-width:600px){.a{display:none}}"],
    ["in print", "@media print{.a{display:none}}"],
    ["in Outlook alone", ".a{mso-hide:all}"],
    ["in some places", ".b .a{display:none}"],
    ["that is seen in some places", ".a{display:none} .b .a{display:block}"],
    ["under the mouse", ".a:hover{display:none}"],
    ["of other classes", ".a.b{display:none}"],
    ["of other names", "div.a{display:none}"],
    ["that a stronger rule shows", "p.a{display:block}.a{display:none}"],
    ["that a later rule shows", ".a{display:none}.a{display:block}"],
    ["behind a mistake", ".a{display:none"],
    ["in a rule within a rule", ".b{.a{display:none}}"],
    ["behind a brace too many", ".b{color:red} } .a{display:none}"],
    ["before and after", ".a::before{display:none}"],
  ])("%s", (_, css) => {
    expect(read(css, "<p class=a>x</p>")).toEqual(["x"]);
  });

  test("that its own style shows", () => {
    expect(read(".a{display:none}", '<p class=a style="display:block">x</p>')).toEqual(["x"]);
  });

  test("from a sheet for some screens, from a comment, or from another's sheet", () => {
    for (const start of [
      '<style media="(max-width: 9px)">.a{display:none}</style>',
      "<!--[if mso]><style>.a{display:none}</style><![endif]-->",
      '<style type="text/x">.a{display:none}</style>',
    ])
      expect(readHtml(`${start}<p class=a>x</p>`).blocks.map(({ text }) => text)).toEqual(["x"]);
  });
});

describe("style sheets in linear time", () => {
  const FLOOR = 60;
  test.each([
    [".a{display:none}", "<p class=a>x"],
    [".a.b{display:none}", '<p class="a b">x'],
    ["a{", "<p>x"],
    ["/*", "<p>x"],
    ['"', "<p>x"],
    ["@media x{", "<p>x"],
    [".a,", "<p class=a>x"],
  ])("%s", (css, body) => {
    const time = (count: number): number => {
      const page = `<style>${css.repeat(count)}</style>${body.repeat(count)}`;
      const start = performance.now();
      readHtml(page);
      return performance.now() - start;
    };
    time(500);
    expect(Math.min(time(8000), time(8000))).toBeLessThan(9 * Math.max(Math.min(time(2000), time(2000)), FLOOR));
  });
});
