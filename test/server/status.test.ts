import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import { type Session, start, uriOf } from "../helpers/lsp/session.ts";
import { reply } from "./texts.ts";

const asked = { initializationOptions: { status: true } };
const uri = "file:///none/reply.md";

async function statusOf(session: Session, of = uri, since = 0): Promise<Record<string, unknown>> {
  const { params } = await session.waitFor("tactful/status", (params: { uri: string }) => params.uri === of, since);
  return params as Record<string, unknown>;
}

test("tells what a text was taken for, and what was found", async () => {
  const session = await start(asked);
  await (await session.open(uri, reply)).diagnostics();
  expect(await statusOf(session)).toMatchObject({
    state: "checked",
    kind: "reply",
    kindBy: "document",
    language: "ru",
    errors: 2,
    warnings: 1,
  });
});

test("follows the text", async () => {
  const session = await start(asked);
  const document = await session.open(uri, reply);
  await document.diagnostics();
  await statusOf(session);
  const since = session.transcript.entries.length;
  await document.replaceWords("Вы сами виноваты", "Подскажем");
  await document.diagnostics();
  expect(await statusOf(session, uri, since)).toMatchObject({ errors: 1 });
});

test("is not sent to who did not ask", async () => {
  const session = await start();
  await (await session.open(uri, reply)).diagnostics();
  await setTimeout(100);
  expect(session.transcript.messages("server", "tactful/status")).toEqual([]);
});

test("off: ignored, or switched off", async () => {
  const folder = folderWith({ ".tactfulignore": "old\n", "old/a.md": reply });
  const session = await start({ ...asked, folders: [folder] });
  const document = await session.open(uriOf(join(folder, "old/a.md")), reply);
  await document.diagnostics();
  expect(await statusOf(session, document.uri)).toMatchObject({ state: "off", errors: 0 });
  expect(await document.problems()).toEqual([]);
});

test("foreign: a text in another language", async () => {
  const session = await start(asked);
  await (
    await session.open(
      uri,
      "Liebe Kundin, wir danken Ihnen herzlich für Ihre Bewertung und freuen uns auf den nächsten Besuch.\n",
    )
  ).diagnostics();
  expect(await statusOf(session)).toMatchObject({ state: "foreign", language: null });
});

test("held: a configuration with an error, which is named", async () => {
  const folder = folderWith({ "tactful.json": '{ "kinds": 1 }' });
  const session = await start({ ...asked, folders: [folder] });
  const document = await session.open(uriOf(join(folder, "a.md")), reply);
  await document.diagnostics();
  expect(await statusOf(session, document.uri)).toMatchObject({
    state: "held",
    detail: expect.stringContaining("kind"),
    config: uriOf(join(folder, "tactful.json")),
  });
});

test("names the configuration that applies", async () => {
  const folder = folderWith({ "tactful.json": '{ "kind": "reply" }' });
  const session = await start({ ...asked, folders: [folder] });
  const document = await session.open(uriOf(join(folder, "deep/a.md")), "Спасибо за отзыв.\n");
  await document.diagnostics();
  expect(await statusOf(session, document.uri)).toMatchObject({
    kind: "reply",
    kindBy: "settings",
    config: uriOf(join(folder, "tactful.json")),
  });
});
