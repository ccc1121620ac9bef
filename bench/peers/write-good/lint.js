import writeGood from "write-good";

export async function createLint() {
  return (text) => writeGood(text).length;
}
