import type { Answer, Question } from "./protocol.ts";

/** Once the rules are there, a worker that says nothing for so long is no more. */
const SILENCE_MS = 8000;
/** A worker that dies at once each time is broken, and not to be started for ever. */
const MOST_RESTARTS = 5;

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;
export type Asked = WithoutId<Question>;

/** The engine starts its worker again, and was given up. */
export type EngineState = "starting" | "loading" | "ready" | "restarted" | "broken";

interface Waiting {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: Error): void;
  onProgress?: ((done: number) => void) | undefined;
}

/** Asks the worker, and starts it anew where it dies: what was asked is asked again, so that nobody notices much. */
export class Engine {
  readonly #start: () => Worker;
  readonly #onState: (state: EngineState) => void;
  #worker: Worker | undefined;
  #waiting: Waiting[] = [];
  #next = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restarts = 0;
  /** Fetching the rules takes as long as the network does. */
  #isLoading = true;

  constructor(start: () => Worker, onState: (state: EngineState) => void) {
    this.#start = start;
    this.#onState = onState;
    this.#begin();
  }

  /** @throws What went wrong in the worker while it answered. */
  ask<T extends Asked["type"]>(
    question: Extract<Asked, { type: T }>,
    onProgress?: (done: number) => void,
  ): Promise<Extract<Answer, { type: T }>> {
    return new Promise((resolve, reject) => {
      const numbered = { ...question, id: ++this.#next } as unknown as Question;
      this.#waiting.push({
        question: numbered,
        resolve: (answer) => resolve(answer as Extract<Answer, { type: T }>),
        reject,
        onProgress,
      });
      this.#worker?.postMessage(numbered);
      this.#watch();
    });
  }

  /** Begins anew, and asks again what was not answered: what failed, a network or a file, may be there by now. */
  retry(): void {
    this.stop();
    this.#restarts = 0;
    this.#revive();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #begin(): void {
    this.#isLoading = true;
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#restart();
    };
    this.#worker = worker;
  }

  #hear(answer: Answer): void {
    if (answer.type === "loading") {
      this.#isLoading = true;
      this.#onState("loading");
      return;
    }
    const at = this.#waiting.findIndex(({ question }) => question.id === answer.id);
    const waiting = this.#waiting[at];
    if (!waiting) return;
    this.#isLoading = false;
    if (answer.type === "progress") waiting.onProgress?.(answer.done);
    else {
      this.#waiting.splice(at, 1);
      this.#restarts = 0;
      this.#onState("ready");
      if (answer.type === "failure") waiting.reject(new Error(answer.reason));
      else waiting.resolve(answer);
    }
    this.#watch();
  }

  /** Waits for a sign of life where one is due. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0 || this.#isLoading) return;
    this.#timer = setTimeout(() => this.#restart(), SILENCE_MS);
  }

  #restart(): void {
    this.stop();
    if (++this.#restarts > MOST_RESTARTS) {
      this.#onState("broken");
      for (const { reject } of this.#waiting.splice(0)) reject(new Error("the worker does not start"));
      return;
    }
    this.#onState("restarted");
    this.#revive();
  }

  #revive(): void {
    this.#begin();
    for (const { question } of this.#waiting) this.#worker?.postMessage(question);
  }
}
