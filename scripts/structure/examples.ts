import { kinds } from "../../core/document.ts";
import { DocumentReader, type ReadBlock, type ReadDocument } from "../../core/reading.ts";
import { KindFeatures, moodFeatures } from "../../core/structure/document-features.ts";
import { elementNames, moodOfStars } from "../../core/structure/elements.ts";
import { answerSide, type PairSide, pairFeatures, reviewSide } from "../../core/structure/pair-features.ts";
import { SentenceFeatures } from "../../core/structure/sentence-features.ts";
import { type Sentence, sentencesOf } from "../../core/structure/sentences.ts";
import { content } from "../../generated/content.ts";
import type { LabelledDocument } from "./labelled.ts";
import type { Example } from "./logistic.ts";
import { OpenIndex } from "./open-index.ts";
import { readMatched } from "./read-matched.ts";

/** A labelled document as the models learn from it. */
export interface ModelDocument {
  labelled: LabelledDocument;
  /** By sentence; their labels are elements. */
  sentences: Example[];
  /** Where the sentences stand in the document's text. */
  spans: { start: number; end: number }[];
  /** As it is, and without what it answers; the label is a kind. */
  kinds: Example[];
  /** What a complaint and the reply to it speak of. */
  complaint: { review: PairSide; answer: PairSide } | undefined;
  /** Of its review; the label 0 is praise. */
  mood: Example | undefined;
}

export type Complaint = NonNullable<ModelDocument["complaint"]>;

/** A shared label says nothing where it covers no more of a sentence than this, in UTF-16 code units. */
const LEAST_OVERLAP = 3;

/** Turns labelled documents into examples, and numbers their features. */
export class ExampleMaker {
  readonly indexes = {
    sentences: new OpenIndex(),
    kinds: new OpenIndex(),
    moods: new OpenIndex(),
    answers: new OpenIndex(),
  };
  readonly #reader = new DocumentReader(content, []);
  readonly #features = new SentenceFeatures(this.indexes.sentences, this.#reader.vocabulary);
  readonly #kindFeatures = new KindFeatures(this.indexes.kinds, this.#reader.vocabulary);

  async make(labelled: LabelledDocument): Promise<ModelDocument> {
    const read = await readMatched(this.#reader, labelled.document);
    const sentences = sentencesOf(read);
    const featuresOf = this.#features.of(read, sentences, labelled.kind, moodOfStars(labelled.rating));
    const spans = sentences.map(({ block, start, end }) => {
      const { map } = (read.blocks[block] as ReadBlock).block;
      return map.toSource(start, end);
    });
    return {
      labelled,
      spans,
      sentences: spans.map((span, i) => ({
        rows: this.indexes.sentences.ungrouped(featuresOf(i)),
        labels: elementsAt(labelled, span),
      })),
      mood: this.#moodExample(labelled, read),
      complaint: this.#complaint(labelled, read),
      // Last: it reads the document again.
      kinds: await this.#kindExamples(labelled, read, sentences),
    };
  }

  #moodExample({ rating }: LabelledDocument, { review }: ReadDocument): Example | undefined {
    const mood = moodOfStars(rating);
    if (!mood || !review) return undefined;
    const features = moodFeatures(review, this.#reader.vocabulary);
    return { rows: this.#rows(this.indexes.moods, features), labels: new Set(mood === "praise" ? [0] : []) };
  }

  #complaint({ kind, rating }: LabelledDocument, read: ReadDocument): ModelDocument["complaint"] {
    const review = reviewSide(read, this.#reader.vocabulary);
    if (kind !== "reply" || moodOfStars(rating) !== "complaint" || !review) return undefined;
    return { review, answer: answerSide(read, this.#reader.vocabulary) };
  }

  /** A complaint with the reply to it, or to another one; the label 0 is that they belong together. */
  pair({ review }: Complaint, { answer }: Complaint, isTrue: boolean): Example {
    return { rows: this.#rows(this.indexes.answers, pairFeatures(review, answer)), labels: new Set(isTrue ? [0] : []) };
  }

  async #kindExamples(
    labelled: LabelledDocument,
    read: ReadDocument,
    sentences: readonly Sentence[],
  ): Promise<Example[]> {
    const { document, kind } = labelled;
    const labels = new Set([kinds.indexOf(kind)]);
    const example = (from: ReadDocument, of: readonly Sentence[]): Example => ({
      rows: this.#kindFeatures.of(from, of),
      labels,
    });
    const examples = [example(read, sentences)];
    if (!document.meta.review) return examples;
    const alone = await readMatched(this.#reader, { ...document, meta: {} });
    return [...examples, example(alone, sentencesOf(alone))];
  }

  #rows(index: OpenIndex, features: readonly string[]): number[] {
    return features.map((feature) => index.rowOf(feature)).filter((row) => row >= 0);
  }
}

function elementsAt({ structure }: LabelledDocument, span: { start: number; end: number } | undefined): Set<number> {
  const labels = new Set<number>();
  for (const { element, start, end } of structure) {
    if (span && Math.min(end, span.end) - Math.max(start, span.start) >= LEAST_OVERLAP)
      labels.add(elementNames.indexOf(element));
  }
  return labels;
}
