import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { type Language, languages } from "../../core/text/language.ts";
import { rules } from "../../generated/rules.ts";
import { stringsOf } from "../../playground/src/texts/choose.ts";
import { ruleNames } from "../../playground/src/texts/rule-names.ts";
import { readRulePage, ruleIds } from "../rule-files.ts";
import { contentSecurityPolicy } from "./policy.ts";
import { pageStrings } from "./rule-page-strings.ts";
import type { Try } from "./rule-tries.ts";

const REPOSITORY = "https://github.com/tactful/tactful/blob/main/";

/** The page of a rule: what its README says, under the name that people know it by, and examples to try. */
export function rulePage(rule: string, language: Language, readme: string, tries: readonly Try[]): string {
  const t = pageStrings[language];
  const depth = rule.split("/").length + (language === "en" ? 0 : 1);
  const up = "../".repeat(depth);
  const { severity, kinds } = rules[rule as keyof typeof rules];
  const name = ruleNames[language][rule] ?? rule;
  const about = `${stringsOf(language).findings.severity[severity]} · ${kinds.map((kind) => t.kinds[kind]).join(", ")}`;
  return page({
    language,
    title: name,
    up,
    rule,
    body: `<h1>${escapeHtml(name)}</h1>
<p class="about"><code>${escapeHtml(rule)}</code> ${escapeHtml(about)}</p>
${htmlOf(readme, rule, language, up)}
${examples(tries, `${up}../`, t)}`,
  });
}

/** All rules, worst first. */
export function indexPage(language: Language): string {
  const t = pageStrings[language];
  const order = ["error", "warning", "info"] as const;
  const groups = order.map((severity) => {
    const items = ruleIds()
      .filter((rule) => rules[rule as keyof typeof rules].severity === severity)
      .map((rule) => {
        const address = language === "en" ? `${rule}/#en` : `../${rule}/${language}/`;
        return `<li><a href="${address}">${escapeHtml(ruleNames[language][rule] ?? rule)}</a><span>${inline(firstParagraph(rule, language))}</span></li>`;
      });
    return `<h2>${escapeHtml(stringsOf(language).findings.severity[severity])}</h2>\n<ul class="rules">\n${items.join("\n")}\n</ul>`;
  });
  return page({
    language,
    title: t.title,
    up: language === "en" ? "" : "../",
    rule: "",
    body: `<h1>${escapeHtml(t.title)}</h1>\n${groups.join("\n")}`,
  });
}

interface PageParts {
  language: Language;
  title: string;
  /** The way from the page to the folder of all of them. */
  up: string;
  rule: string;
  body: string;
}

function page({ language, title, up, rule, body }: PageParts): string {
  const t = pageStrings[language];
  const of = (other: Language) => `${up}${rule === "" ? "" : `${rule}/`}${other === "en" ? "#en" : `${other}/`}`;
  const links = languages.map((other) =>
    other === language
      ? `<span aria-current="true">${stringsOf(other).name}</span>`
      : `<a href="${of(other) || "./"}" lang="${other}" hreflang="${other}">${stringsOf(other).name}</a>`,
  );
  const home = up === "" ? "./" : up;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Tactful</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${up}../icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}rules.css">
<script src="${up}../theme.js"></script>${language === "en" ? `\n<script src="${up}../rule-language.js"></script>` : ""}
</head>
<body>
<header>
<a class="wordmark" href="${up}../">Tactful</a>
<nav aria-label="${escapeHtml(t.pages)}"><a href="${home}${language === "en" ? "#en" : `${language}/`}">${escapeHtml(t.all)}</a></nav>
<nav aria-label="${escapeHtml(t.languages)}" class="languages">${links.join(" ")}</nav>
</header>
<main>
${body}
</main>
</body>
</html>
`;
}

function examples(tries: readonly Try[], app: string, t: (typeof pageStrings)[Language]): string {
  if (tries.length === 0) return "";
  const items = tries.map(({ bad, good, hash }) => {
    const link = hash === undefined ? "" : ` <a class="try" href="${app}${hash}">${escapeHtml(t.tryIt)}</a>`;
    const better = good === "" ? "" : `<p class="good">${escapeHtml(good)}</p>`;
    return `<li><p class="bad">${escapeHtml(bad)}</p>${better}${link}</li>`;
  });
  return `<h2>${escapeHtml(t.examples)}</h2>\n<ul class="tries">\n${items.join("\n")}\n</ul>`;
}

/** Without its heading, which is the rule's id, and with links that hold on the site. */
function htmlOf(readme: string, rule: string, language: Language, up: string): string {
  const body = readme.replace(/^# .*\n/, "").replace(/<!--.*?-->\n?/gs, "");
  const html = micromark(body, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] });
  return html
    .replaceAll("<table>", '<div class="wide" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>")
    .replace(/href="(?!https?:|#)([^"]+)"/g, (_, path: string) => {
      const { pathname } = new URL(path, `https://site/rules/${rule}/README.md`);
      const other = ruleIds().find((id) => pathname.startsWith(`/rules/${id}/README`));
      if (other === undefined) return `href="${REPOSITORY}${pathname.slice(1)}"`;
      return `href="${up}${other}/${language === "en" ? "#en" : `${language}/`}"`;
    });
}

function firstParagraph(rule: string, language: Language): string {
  const readme = readRulePage(rule, language) ?? readRulePage(rule, "en") ?? "";
  return readme.replace(/^# .*\n+/, "").split(/\n\s*\n/)[0] ?? "";
}

function inline(markdown: string): string {
  return micromark(markdown).replace(/^<p>|<\/p>$/g, "");
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
