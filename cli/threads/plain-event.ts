import { UserError } from "../../core/errors.ts";
import type { CheckEvent } from "../check-files.ts";

/** A `UserError` on its way between threads. */
export interface PlainError {
  message: string;
  remedy: string;
  place: UserError["place"];
}

export function plainError({ message, remedy, place }: UserError): PlainError {
  return { message, remedy, place };
}

function revivedError({ message, remedy, place }: PlainError): UserError {
  return new UserError(message, remedy, place);
}

/** A `CheckEvent` on its way between threads. */
export type PlainEvent =
  | Exclude<CheckEvent, { type: "failure" | "held" }>
  | { type: "failure"; error: PlainError }
  | (Omit<CheckEvent & { type: "held" }, "errors"> & { errors: PlainError[] });

export function plainEvent(event: CheckEvent): PlainEvent {
  if (event.type === "failure") return { ...event, error: plainError(event.error) };
  return event.type === "held" ? { ...event, errors: event.errors.map(plainError) } : event;
}

export function revivedEvent(event: PlainEvent): CheckEvent {
  if (event.type === "failure") return { ...event, error: revivedError(event.error) };
  return event.type === "held" ? { ...event, errors: event.errors.map(revivedError) } : event;
}
