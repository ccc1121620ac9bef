import { UserError } from "../../core/errors.ts";

/** A `UserError` on its way between threads. */
export interface PlainError {
  message: string;
  remedy: string;
  place: UserError["place"];
}

export function plainError({ message, remedy, place }: UserError): PlainError {
  return { message, remedy, place };
}

export function revivedError({ message, remedy, place }: PlainError): UserError {
  return new UserError(message, remedy, place);
}
