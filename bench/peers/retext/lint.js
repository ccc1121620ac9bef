import { processor } from "../remark-processor.js";

export async function createLint() {
  const frozen = processor().freeze();
  return async (text) => (await frozen.process(text)).messages.length;
}
