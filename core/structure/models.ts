import { type Kind, kinds } from "../document.ts";
import type { KindGuess } from "../kind.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { ContextModel } from "./context-model.ts";
import { KindFeatures, moodFeatures } from "./document-features.ts";
import { type Mood, moodOfStars } from "./elements.ts";
import { LinearModel, type PackedModel } from "./linear-model.ts";
import { drawOutline, type Outline, type OutlineModel } from "./outline.ts";
import { answerSide, pairFeatures, reviewSide, sharedStems, sharedTopics } from "./pair-features.ts";
import { SentenceFeatures } from "./sentence-features.ts";
import type { Sentence } from "./sentences.ts";
import type { Template } from "./templates.ts";

/** The models of one language, as they are stored. */
export interface StructureData {
  /** Of a sentence alone, by element. */
  sentences: PackedModel;
  /** Of a sentence among its neighbours, by element. */
  contexts: PackedModel;
  /** Of a document, by kind. */
  kinds: PackedModel;
  /** Of a review: whether it praises. */
  moods: PackedModel;
  /** Of a review and a reply: whether the one answers the other. */
  answers: PackedModel;
}

/** How a text takes up the review that it answers. */
export interface Answer {
  /** How likely it is that it answers this review, and not another of the same trade; from 0 to 1. */
  likelihood: number;
  /** The subjects that the review names, most often named first. */
  topics: readonly string[];
  /**
   * Whether it takes up no subject and no word of the review, and either names no subject at all or is as unlikely as
   * hardly an answer is.
   */
  isIgnoring: boolean;
}

/** Between these likelihoods of praise a review's words do not tell its mood; the model has read few praises. */
const UNSURE_MOOD = { from: 0.12, to: 0.55 };
/** Where words of one mood alone were found, the line between the two. */
const ONE_SIDED = 0.3;
/** Up to so many stars a review complains, whatever it says. */
const COMPLAINT = 2;

const MOST_SIGNS = 4;

/** What one language's models say of documents. */
export class StructureModels {
  readonly #model: OutlineModel;
  readonly #kinds: LinearModel;
  readonly #kindFeatures: KindFeatures;
  readonly #moods: LinearModel;
  readonly #answers: LinearModel;
  readonly #features: SentenceFeatures;
  readonly #vocabulary: Vocabulary;

  constructor(data: StructureData, vocabulary: Vocabulary) {
    const sentences = new LinearModel(data.sentences);
    this.#model = { sentences, contexts: new ContextModel(data.contexts) };
    this.#kinds = new LinearModel(data.kinds);
    this.#kindFeatures = new KindFeatures(this.#kinds, vocabulary);
    this.#moods = new LinearModel(data.moods);
    this.#answers = new LinearModel(data.answers);
    this.#features = new SentenceFeatures(sentences, vocabulary);
    this.#vocabulary = vocabulary;
  }

  guessKind(document: ReadDocument, sentences: readonly Sentence[]): KindGuess {
    const rows = this.#kindFeatures.of(document, sentences);
    return {
      likelihoods: this.#kinds.likelihoods(rows),
      signsOf: (kind: Kind) => this.#kinds.strongest(rows, kinds.indexOf(kind), MOST_SIGNS),
    };
  }

  /** Whether the review that a document answers praises: by its stars and its words; undefined where they do not tell. */
  moodOf({ source, review }: ReadDocument): Mood | undefined {
    const said = review && this.#moodOfWords(review);
    const { rating } = source.meta;
    if (rating === undefined) return said;
    const given = moodOfStars(rating);
    // Three stars are given by both; more and fewer are believed unless the words say the contrary.
    if (rating > COMPLAINT && given === "complaint") return said;
    return said === undefined || said === given ? given : undefined;
  }

  #moodOfWords(review: ReadBlock): Mood | undefined {
    return review.notes.of("mood", [this], () => this.#readMood(review));
  }

  #readMood(review: ReadBlock): Mood | undefined {
    const features = moodFeatures(review, this.#vocabulary);
    const praise = this.#moods.likelihoods(features.map((feature) => this.#moods.rowOf(feature)))[0] as number;
    const shows = (mood: Mood) => features.includes(`s:${mood}`);
    if (shows("complaint") && !shows("praise") && praise < ONE_SIDED) return "complaint";
    if (shows("praise") && !shows("complaint") && praise > ONE_SIDED) return "praise";
    if (praise > UNSURE_MOOD.from && praise < UNSURE_MOOD.to) return undefined;
    return praise >= UNSURE_MOOD.to ? "praise" : "complaint";
  }

  /** How a text takes up the review that it answers; undefined where there is none. */
  answerTo(document: ReadDocument): Answer | undefined {
    const review = reviewSide(document, this.#vocabulary);
    if (!review) return undefined;
    const answer = answerSide(document, this.#vocabulary);
    const rows = pairFeatures(review, answer).map((feature) => this.#answers.rowOf(feature));
    const likelihood = this.#answers.likelihoods(rows)[0] as number;
    const isDoubtful = likelihood < (this.#answers.doubts[0] as number);
    const isTouched = sharedTopics(review, answer).length > 0 || sharedStems(review, answer).length > 0;
    const isIgnoring = review.topics.length > 0 && !isTouched && (isDoubtful || answer.topics.length === 0);
    return { likelihood, topics: review.topics, isIgnoring };
  }

  outline(
    document: ReadDocument,
    sentences: readonly Sentence[],
    kind: Kind,
    mood: Mood | undefined,
    asked: Template | undefined,
  ): Outline {
    // The model has learned what stars say, and words only where there are none.
    const seen = moodOfStars(document.source.meta.rating) ?? mood;
    const featuresOf = this.#features.of(document, sentences, kind, seen);
    return drawOutline(document, this.#model, { sentences, featuresOf, kind, mood, seen, asked });
  }
}
