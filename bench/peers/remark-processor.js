/** remark and retext, with the plugins of alex and some of their like. */
import remarkParse from "remark-parse";
import remarkRetext from "remark-retext";
import retextEnglish from "retext-english";
import retextEquality from "retext-equality";
import retextPassive from "retext-passive";
import retextProfanities from "retext-profanities";
import retextRepeatedWords from "retext-repeated-words";
import retextSimplify from "retext-simplify";
import { unified } from "unified";

const words = unified()
  .use(retextEnglish)
  .use([retextEquality, retextPassive, retextProfanities, retextRepeatedWords, retextSimplify]);
/** The server looks for its processor beside the text: this is what it finds. */
export const processor = unified()
  .use(remarkParse)
  .use(remarkRetext, words)
  .use(function () {
    // Only its messages are wanted.
    this.compiler = () => "";
  });
