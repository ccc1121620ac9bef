/** The language server of unified, for remark and retext. */
import { createUnifiedLanguageServer } from "unified-language-server";

createUnifiedLanguageServer({ processorName: "./remark-processor.js", processorSpecifier: "processor" });
