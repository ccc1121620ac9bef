import { markdown } from "alex";

export async function createLint() {
  return (text) => markdown(text).messages.length;
}
