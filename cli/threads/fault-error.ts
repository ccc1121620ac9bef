import { UserError } from "../../core/errors.ts";
import type { Strings } from "../strings/strings.ts";
import type { ThreadFault } from "./pool.ts";

/** What is told of a text whose check was stopped. */
export function faultError(
  { reason, seconds, message }: ThreadFault,
  { checkFailed, tookTooLong, outOfMemory }: Strings,
  remedy: string,
  place: UserError["place"],
): UserError {
  if (reason === "crash") return new UserError(checkFailed(message), "", place);
  return new UserError(reason === "time" ? tookTooLong(seconds) : outOfMemory, remedy, place);
}
