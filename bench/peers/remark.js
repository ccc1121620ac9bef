/** remark and retext, with the plugins of alex and some of their like, as unified's own language server serves them. */
import remarkParse from "remark-parse";
import remarkRetext from "remark-retext";
import retextEnglish from "retext-english";
import retextEquality from "retext-equality";
import retextPassive from "retext-passive";
import retextProfanities from "retext-profanities";
import retextRepeatedWords from "retext-repeated-words";
import retextSimplify from "retext-simplify";
import { unified } from "unified";
import { createUnifiedLanguageServer } from "unified-language-server";

const words = unified()
  .use(retextEnglish)
  .use([retextEquality, retextPassive, retextProfanities, retextRepeatedWords, retextSimplify]);
const processor = unified()
  .use(remarkParse)
  .use(remarkRetext, words)
  .use(function () {
    // Only its messages are wanted.
    this.compiler = () => "";
  });

createUnifiedLanguageServer({
  processorName: "none",
  processorSpecifier: "none",
  defaultProcessor: processor,
  configurationSection: "none",
});
