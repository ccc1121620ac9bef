import type { Encoding } from "../core/encoding/encodings.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import { type Notice, notice } from "../core/notices/notice.ts";
import type { Overrides } from "./check-files.ts";
import type { FileInfo } from "./document-report.ts";
import type { Input } from "./inputs.ts";

/** What is known of a file before its documents are. */
export function fileInfoOf(
  { path, shown }: Pick<Input, "path" | "shown">,
  config: LoadedConfig,
  { meta }: Overrides,
  encoding: string,
): FileInfo {
  return {
    path: shown,
    configured: config.settingsFor(path),
    configPath: config.path,
    globName: config.globName(path),
    asked: meta,
    ...(encoding !== "utf-8" && { encoding }),
  };
}

/** What is to be told of bytes that do not say themselves what they are. */
export function noticesOfReading({ encoding, hasMark }: Encoding): Notice[] {
  return hasMark || encoding === "utf-8" || encoding === "bytes" ? [] : [notice("read-as", { encoding })];
}
