import type { CheckContext, Finding } from "../../core/rule.ts";
import { mailAddresses } from "../../core/text/mail-address.ts";
import { Boundary } from "../../core/text/tokens.ts";
import { phonesIn } from "../contacts.ts";
import { isCardNumber, isIban } from "./checksums.ts";

/** An address of an office, not of a person. */
const ROLE_ADDRESS =
  /^(?:[^@]*[._-])?(?:info|support|help|helpdesk|care|customer-?care|customer-?service|service|sales|office|contact|feedback|quality|complaints?|claims?|reception|bookings?|reservations?|hello|team|admin|moderator|press|orders?|zakaz|otzyv|online|shop|escalations?|guest-?relations)(?:[._+-].*)?@/i;
const DIGIT_GROUPS = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/g;
/** A telephone number has at least so many digits; a text with fewer is not searched. */
const FEWEST_PHONE_DIGITS = 7;
/** A code in letters and digits, as on a policy: «GB-22871», «RB118X». */
const CODE = /^\p{Lu}{1,5}-?\d[\p{Lu}\d-]{2,}$/u;
const FEWEST_CODE_DIGITS = 3;
/** A number after one of these is a piece of a link or of a code. */
const PART_OF_LINK = /[\p{L}\d/=_#-]/u;
/** A line with a contact and no more words than this is a label and its contact: «Отдел качества: …». */
const LABEL_WORDS = 4;

/** Telephones, e-mail addresses, cards and accounts in public, unless they are the business's own. */
export function* check(context: CheckContext): Generator<Finding> {
  const { text } = context.block;
  const sentences = new Map<number, SentenceFacts>();
  if (text.includes("@")) yield* emails(context, sentences);
  if (hasDigits(text, FEWEST_CODE_DIGITS)) yield* codes(context);
  if (!hasDigits(text, FEWEST_PHONE_DIGITS)) return;
  const accounts = [...numbers(text, DIGIT_GROUPS, isCardNumber, "card"), ...numbers(text, IBAN, isIban, "account")];
  yield* accounts.filter((finding) => !isDisclosed(context, text.slice(finding.start, finding.end)));
  for (const phone of phones(context, sentences)) {
    if (!accounts.some((other) => phone.start < other.end && other.start < phone.end)) yield phone;
  }
}

function* emails(context: CheckContext, sentences: Map<number, SentenceFacts>): Generator<Finding> {
  const { block, business } = context;
  for (const span of mailAddresses(block.text)) {
    const address = block.text.slice(span.start, span.end);
    const lower = address.toLowerCase();
    const domain = lower.slice(lower.indexOf("@") + 1);
    if (
      business.emails.some((own) => own.toLowerCase() === lower) ||
      business.domains.some((own) => isWithin(domain, own))
    )
      continue;
    if (ROLE_ADDRESS.test(address) || isOwnContact(context, sentences, span.start, span.end)) continue;
    if (!isDisclosed(context, address)) yield { ...span, message: "email" };
  }
}

function* phones(context: CheckContext, sentences: Map<number, SentenceFacts>): Generator<Finding> {
  const { text } = context.block;
  for (const { start, end, isTollFree } of phonesIn(text, context.language)) {
    if (PART_OF_LINK.test(text.charAt(start - 1))) continue;
    const digits = digitsOf(text.slice(start, end));
    const isOwn = context.business.phones.some((own) => digitsOf(own).slice(-9) === digits.slice(-9));
    if (isOwn || isTollFree || isNumberOfPaper(context, start) || isOwnContact(context, sentences, start, end))
      continue;
    if (!isDisclosed(context, digits)) yield { start, end, message: "phone" };
  }
}

/** Numbers of papers that a pattern cannot tell from words: "your policy GB-22871". */
function* codes(context: CheckContext): Generator<Finding> {
  const { block, tokens } = context;
  for (let i = 0; i < tokens.count; i++) {
    if (!context.isInClass(i, "private-paper")) continue;
    for (let k = i + 1; k <= i + 2 && k < tokens.count && (tokens.before[k] as number) < Boundary.clause; k++) {
      const code = block.text.slice(tokens.start[k], tokens.end[k]);
      if (!CODE.test(code)) continue;
      if (!isDisclosed(context, code)) yield { start: tokens.start[i] as number, end: tokens.end[k] as number };
      break;
    }
  }
}

function* numbers(
  text: string,
  expression: RegExp,
  isValid: (digits: string) => boolean,
  message: string,
): Generator<Finding> {
  for (const { index, 0: found } of text.matchAll(expression)) {
    if (isValid(found.replace(/[ -]/g, ""))) yield { start: index, end: index + found.length, message };
  }
}

/** What a sentence says of the contacts in it; asked once for each sentence, however many contacts it has. */
interface SentenceFacts {
  invites: boolean;
  namesCustomer: boolean;
  words: number;
}

/**
 * Whether the contact is the business's own: its sentence invites the reader to write or call there, or it stands under a
 * label, or in a signature: «Отдел качества: …».
 */
function isOwnContact(context: CheckContext, known: Map<number, SentenceFacts>, start: number, end: number): boolean {
  const { tokens } = context;
  const at = tokenAt(context, start);
  if (at < 0) return false;
  const sentence = tokens.sentence[at] as number;
  const facts = known.get(sentence) ?? readSentence(context, at);
  known.set(sentence, facts);
  if (facts.invites) return true;
  let own = 0;
  for (let i = at; i < tokens.count && (tokens.start[i] as number) < end; i++) own++;
  return facts.words - own <= LABEL_WORDS && !facts.namesCustomer;
}

function readSentence(context: CheckContext, token: number): SentenceFacts {
  const { tokens } = context;
  const sentence = tokens.sentence[token];
  let first = token;
  while (first > 0 && tokens.sentence[first - 1] === sentence) first--;
  const facts = { invites: false, namesCustomer: false, words: 0 };
  for (let i = first; i < tokens.count && tokens.sentence[i] === sentence && !facts.invites; i++) {
    facts.words++;
    facts.invites = invites(context, i);
    facts.namesCustomer ||= context.isInClass(i, "you") || context.isInClass(i, "private-client");
  }
  return facts;
}

/** Whether the word invites: «звоните», but not «дозвониться до вас» and not «ваш телефон». */
function invites(context: CheckContext, token: number): boolean {
  const { tokens, isInClass } = context;
  if (!isInClass(token, "contact-invitation") && !isInClass(token, "own-contact")) return false;
  if (token > 0 && tokens.before[token] === Boundary.none && isInClass(token - 1, "you")) return false;
  if (!isInClass(token, "private-attempt")) return true;
  for (let i = token + 1; i <= token + 2 && i < tokens.count && (tokens.before[i] as number) < Boundary.clause; i++) {
    if (isInClass(i, "private-customer")) return false;
  }
  return true;
}

/** Whether the number before which it stands is a paper's: «заказ 9123456789», «№ …». */
function isNumberOfPaper(context: CheckContext, start: number): boolean {
  const before = context.block.text.slice(Math.max(0, start - 3), start);
  if (/[№#] ?$/u.test(before)) return true;
  const at = tokenAt(context, start);
  const isPaper = (token: number) =>
    token >= 0 && (context.isInClass(token, "private-paper") || context.isInClass(token, "private-number-word"));
  return isPaper(at - 1) || isPaper(at - 2);
}

/** The token at the offset, or the first after it; -1 where there is none. */
function tokenAt({ tokens }: CheckContext, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.end[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low < tokens.count ? low : -1;
}

/** Whether the reviewer told it first. */
function isDisclosed({ meta }: CheckContext, words: string): boolean {
  const review = meta.review ?? "";
  const digits = digitsOf(words);
  return (
    review.toLowerCase().includes(words.toLowerCase()) ||
    (digits.length > 5 && digitsOf(review).includes(withoutPrefix(digits)))
  );
}

function isWithin(domain: string, own: string): boolean {
  return domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`);
}

/** A number that only businesses have: free of charge, or at a shared cost. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** Whether the text has so many digits; looks no further than needed. */
function hasDigits(text: string, enough: number): boolean {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57 && ++count >= enough) return true;
  }
  return false;
}

/** A telephone number without what stands before it abroad or at home: +7 912 …, 8 912 …; +380 67 …, 067 …. */
function withoutPrefix(digits: string): string {
  return digits.length > 9 && digits.length < 13 ? digits.slice(-9) : digits;
}
