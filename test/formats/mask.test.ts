import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTROL_MASK, maskTemplates, OUTPUT_MASK } from "../../core/text/mask.ts";

const show = (text: string): string =>
  maskTemplates(text)
    .text.replace(new RegExp(`${OUTPUT_MASK}+`, "g"), "□")
    .replace(new RegExp(`${CONTROL_MASK}+`, "g"), "▪");

test.each([
  ["{{name}} {{ a.b | upper }} {{{raw}}} {{&x}}", "□ □ □ □"],
  ["{{#if a}}b{{else}}c{{else if d}}e{{/if}}{{^f}}{{>g}}{{!h}}{{!-- }} --}}", "▪b▪c▪e▪"],
  ["{{ if .A }}a{{ end }}{{ range .B }}{{end_date}}", "▪a▪□"],
  ["{% if a %}b{% endif %}{%- c -%}", "▪b▪"],
  ["a{% comment %} never sent {% endcomment %}b", "a▪b"],
  ["{# a\nb #}", "▪"],
  ["*|FNAME|* *|IF:A|*b*|ELSE:|*c*|END:IF|* **|X|** ***|Y|***", "□ ▪b▪c▪ *□* **□**"],
  ["**a**|b|**c**", "**a**|b|**c**"],
  ["*|name|* *|DATE:d/m/Y|*", "□ □"],
  ["%%name%% %%=v(@a)=%% %%[ set @a ]%%", "□ □ ▪"],
  ["%name% %имя% %a-b.c%", "□ □ □"],
  ["скидка 50% и ещё 20%", "скидка 50% и ещё 20%"],
  ["скидка 50%, не 20%", "скидка 50%, не 20%"],
  ["https://a.b/%D0%BF%D1%80", "https://a.b/%D0%BF%D1%80"],
  ["[[Name]] [[имя клиента]]", "□ □"],
  ["[[1]](a) [[b]](c) [[d]][e] [[f]: g", "[[1]](a) [[b]](c) [[d]][e] [[f]: g"],
  ["<%= a %> <%- b %> <% if %> <%# c %>", "□ □ ▪ ▪"],
  ["${a} #{b.c} @{d} ${ e ? 1 : 2 } $5 {f}", "□ □ □ □ $5 {f}"],
  ["{{ a {{b}}", "{{ a □"],
  ["{{}} {{ \n\n }} ${} %% %%", "{{}} {{ \n\n }} ${} %% %%"],
  ["{{a *|b %%c {% d <% e ${f [[g", "{{a *|b %%c {% d <% e ${f [[g"],
])("%j", (text, masked) => {
  expect(show(text)).toBe(masked);
  expect(maskTemplates(text).text).toHaveLength(text.length);
});

test("only tags change, and they are told of", () => {
  const piece = fc.constantFrom(
    "{{",
    "}}",
    "{{{",
    "}}}",
    "{%",
    "%}",
    "*|",
    "|*",
    "%%",
    "%",
    "[[",
    "]]",
    "<%",
    "%>",
    "${",
    "}",
    "{#",
    "#}",
    "a",
    "Б",
    " ",
    "\n",
    "#if",
    "comment",
    "!",
    "=",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const { text: masked, tags } = maskTemplates(text);
      let rebuilt = "";
      let done = 0;
      for (const { start, end, output } of tags) {
        rebuilt += text.slice(done, start) + (output ? OUTPUT_MASK : CONTROL_MASK).repeat(end - start);
        done = end;
      }
      expect(masked).toBe(rebuilt + text.slice(done));
    }),
    { seed: 1, numRuns: 2000 },
  );
});
