import type { Block } from "../document.ts";

/** What mail programs write above a letter that is answered or passed on, in a line of its own. */
const RULED =
  /^[-–—_=*\s]{2,}(?:begin |end of )?(?:(?:the )?original (?:message|e-?mail)|forwarded (?:message|by|e-?mail)|reply message|исходное сообщение|пересылаемое сообщение|переадресованное сообщение|пересланное (?:сообщение|письмо)|начало переадресованного (?:сообщения|письма)|оригинал(?:ьное)? сообщени[ея]|оригінальне повідомлення|вихідне повідомлення|переслан(?:е|ий) (?:повідомлення|лист)|початок пересланого (?:повідомлення|листа))/iu;
/** Apple's, without lines around it. */
const BEGINS =
  /^(?:begin forwarded message|начало (?:переадресованного|пересылаемого) (?:сообщения|письма)|початок (?:переадресованого|пересланого) (?:повідомлення|листа))\s*:\s*$/imu;
/** Outlook's: the head of the other letter. */
const HEAD =
  /^[*_]?(?:from|от|від|от кого|від кого)[*_]?\s*:[^\n]*(?:\r?\n|\s)+[\s\S]{0,600}?(?:^|\s)[*_]?(?:sent|date|отправлено|дата|надіслано)[*_]?\s*:[\s\S]{0,600}?(?:^|\s)[*_]?(?:to|subject|кому|тема)[*_]?\s*:/imu;
/** Longer than the longest of these. */
const REACH = 2000;
/** “On 5 May 2026, Olga <olga@example.com> wrote:” says whose the words below it are. */
const ATTRIBUTION = /@[\s\S]{0,200}:\s*$/u;
const LONGEST_ATTRIBUTION = 400;

/** Marks the letter that a letter answers or passes on: its words are another's. */
export function markAnswered(blocks: readonly Block[]): Block[] {
  let isAnswered = false;
  return blocks.map((block, i) => {
    if (block.quote) return block;
    isAnswered ||= beginsAnswered(block.text.slice(0, REACH));
    return isAnswered || saysWhose(block, blocks[i + 1]) ? { ...block, quote: true } : block;
  });
}

function beginsAnswered(text: string): boolean {
  const [line = ""] = text.split("\n", 1);
  return RULED.test(line) || BEGINS.test(line) || (/^[*_]?\p{L}/u.test(text) && HEAD.test(text) && isFirstLine(text));
}

/** Whether the head begins with the text, and not in the midst of it. */
function isFirstLine(text: string): boolean {
  return /^[*_]?(?:from|от|від)/iu.test(text);
}

function saysWhose({ text }: Block, next: Block | undefined): boolean {
  return next?.quote === true && text.length < LONGEST_ATTRIBUTION && ATTRIBUTION.test(text);
}
