import type { Kind } from "../../core/document.ts";
import { createLinter } from "../../core/lint.ts";
import { isReadable, isWhole, type SeenSentence, seenIn } from "../../core/reader/features.ts";
import { DocumentReader, type ReadBlock } from "../../core/reading.ts";
import { defaultSettings } from "../../core/settings.ts";
import type { FeatureIndex } from "../../core/structure/linear-model.ts";
import { sentencesOf } from "../../core/structure/sentences.ts";
import type { Language } from "../../core/text/language.ts";
import { identityMap } from "../../core/text/text-map.ts";
import { content } from "../../generated/content.ts";
import type { LabelledDocument } from "../structure/labelled.ts";
import { readMatched } from "../structure/read-matched.ts";

/** A sentence as the second reader learns from it. */
export interface LabelledSentence {
  seen: SeenSentence;
  text: string;
  /** The rules that a person has marked it with. */
  labels: ReadonlySet<string>;
  /** The rules that have found something in it. */
  found: ReadonlySet<string>;
  /** Whether the reader may speak of it, as far as the sentence alone tells. */
  isOpen: boolean;
}

export interface LabelledText {
  id: string;
  language: Language;
  kind: Kind;
  authors: string;
  sentences: LabelledSentence[];
}

/** A shared label says nothing where it covers no more of a sentence than this, in UTF-16 code units. */
const LEAST_OVERLAP = 3;

/** Turns labelled documents and the rules' examples into sentences with the product's own features. */
export class SentenceMaker {
  readonly #reader = new DocumentReader(content, []);
  readonly #linter = createLinter(content);
  readonly #index: FeatureIndex;

  constructor(index: FeatureIndex) {
    this.#index = index;
  }

  async ofDocument({ document, id, language, authors, labels }: LabelledDocument): Promise<LabelledText> {
    const { problems, kind } = await this.#linter.lint(document, defaultSettings);
    const findings = problems.filter(({ about }) => about !== "document");
    const read = await readMatched(this.#reader, document);
    const all = sentencesOf(read);
    const sentences = all.map((sentence): LabelledSentence => {
      const block = read.blocks[sentence.block] as ReadBlock;
      const span = block.block.map.toSource(sentence.start, sentence.end);
      const overlap = (other: { start: number; end: number }) =>
        Math.min(span.end, other.end) - Math.max(span.start, other.start);
      const isOf = (label: { start: number; end: number }) =>
        overlap(label) >= Math.min(LEAST_OVERLAP, label.end - label.start);
      const found = new Set(findings.filter((finding) => overlap(finding) > 0).map(({ rule }) => rule));
      return {
        seen: seenIn(block, sentence, kind, this.#index, this.#reader.vocabulary),
        text: block.block.text.slice(sentence.start, sentence.end),
        labels: new Set(labels.filter(isOf).map(({ rule }) => rule)),
        found,
        isOpen: found.size === 0 && isReadable(all, kind) && isWhole(sentence),
      };
    });
    return { id, language, kind, authors, sentences };
  }

  /** A sentence that stands alone. */
  async ofSentence(text: string, language: Language): Promise<SeenSentence | undefined> {
    const block = { role: "paragraph" as const, text, map: identityMap(0, text.length), quote: false, language };
    const read = await readMatched(this.#reader, {
      text,
      blocks: [block],
      comments: [],
      notices: [],
      meta: { kind: "reply", language },
    });
    const [sentence] = sentencesOf(read);
    return sentence && seenIn(read.blocks[0] as ReadBlock, sentence, "reply", this.#index, this.#reader.vocabulary);
  }
}
