import { expect, test } from "vitest";
import { services } from "../../cli/services.ts";
import { repositoryWith } from "../helpers/repository.ts";
import { run } from "./harness.ts";

const letter = "---\nkind: email\n---\n\nSummer is here.\n\nBuy a hat for 20 euros, and a second one comes free.\n";

async function rules(folder: string): Promise<string[]> {
  const { out } = await run(["--format", "json", "--changed-since", "HEAD", "."], { cwd: folder, services });
  const { files } = JSON.parse(out) as { files: { documents: { row: number; problems: { rule: string }[] }[] }[] };
  return files.flatMap(({ documents }) =>
    documents.flatMap(({ row, problems }) => problems.map(({ rule }) => `${row ?? ""}${rule}`)),
  );
}

test("what a letter lacks is told of, wherever it changed", async () => {
  const { folder, write } = repositoryWith({ "a.md": letter });
  write({ "a.md": letter.replace("Summer is here.", "Summer came early.") });
  expect(await rules(folder)).toContain("missing-opt-out");
});

test("a new reply that repeats an old one is found, and the old one is left alone", async () => {
  const reply =
    "Thank you for the review, we are glad that the room was clean and the staff was kind to you, come again soon.";
  const table = `review,reply,rating\nNice,"${reply}",5\nGood,"${reply}",5\n`;
  const { folder, write } = repositoryWith({ "old.csv": table });
  write({ "new.csv": `review,reply,rating\nFine,"${reply}",5\n` });
  const told = await rules(folder);
  expect(told).toContain("1canned-reply");
  expect(told.filter((rule) => rule.endsWith("canned-reply"))).toHaveLength(1);
});

test("a row whose review changed is judged as a whole, and its neighbours are not", async () => {
  const row = (review: string) =>
    `"${review}\nand the tap was dripping all night.","We are glad that you liked it, come again!",1\n`;
  const table = (second: string) => `review,reply,rating\n${row("Cold.")}${row(second)}${row("Dirty.")}`;
  const { folder, write } = repositoryWith({ "old.csv": table("Loud.") });
  write({ "old.csv": table("Very loud.") });
  const told = await rules(folder);
  expect(told).toContain("2structure/missing");
  expect(told.filter((rule) => !rule.startsWith("2"))).toEqual([]);
});

test("a string of a data file is judged where its own lines changed, and its neighbours are not", async () => {
  const letter = (name: string) =>
    `Dear ${name}, summer is here. Buy a hat for 20 euros, and a second one comes free. Order today!`;
  const strings = (first: string) => JSON.stringify({ a: letter(first), b: letter("Bob"), c: letter("Cid") }, null, 2);
  const config = '{ "files": [{ "include": ["*.json"], "kind": "email", "strings": ["*"] }] }';
  const { folder, write } = repositoryWith({ "t.json": strings("Ann"), "tactful.json": config });
  write({ "t.json": strings("Eve") });
  const { out } = await run(["--format", "json", "--changed-since", "HEAD", "."], { cwd: folder, services });
  const { files } = JSON.parse(out) as { files: { documents: { id: string; problems: object[] }[] }[] };
  const told = files.flatMap(({ documents }) => documents).filter(({ problems }) => problems.length > 0);
  expect(told.map(({ id }) => id)).toEqual(["a"]);
});
