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
  ["{{Name?friend}}, {{_UnsubscribeUrl}} {{> footer}}", "□, □ ▪"],
  ["${Recipient.FirstName} @{if Recipient.Sex = 1}a@{else}b@{end if} @{ifx}", "□ ▪a▪b▪ □"],
  ["$!data.get('x') $!{name} $!name, $order.getId() $customer.name", "□ □ □, □ □"],
  [
    "Всего 5$!Успейте, only 5$!Buy now, $Name.The, US$a.b, $5.50 $name",
    "Всего 5$!Успейте, only 5$!Buy now, $Name.The, US$a.b, $5.50 $name",
  ],
  ["#set($a = 1)#if($a.b() > 1)x#elseif ($c)y#else z#end #{end}", "▪x▪y▪ z▪ ▪"],
  ["#if #end #else of the #endless (story), #ifonly", "#if #end #else of the #endless (story), #ifonly"],
  ["#foreach ($a in $b)x#end #end-to-end #ending", "▪x▪ #end-to-end #ending"],
  ["#if(a", "#if(a"],
  ["<?php if ($a > 1): ?>x<?= $b ?> <?xml version ?> <?phpx", "▪x□ <?xml version ?> <?phpx"],
  ["<?php never closed", "<?php never closed"],
  ["{n, plural, one {# item} other {# items}} left", "▪# item▪# items▪ left"],
  ["{g, select, male {Дорогой} other {{{name}} {x} {n, plural, =0 {no} other {#}}}}", "▪Дорогой▪□ {x} ▪no▪#▪"],
  [
    "{one, two, three} {n, plural, of them} {n, plural, one {a} {b}}",
    "{one, two, three} {n, plural, of them} {n, plural, one {a} {b}}",
  ],
  ["{n, plural, one {a", "{n, plural, one {a"],
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
