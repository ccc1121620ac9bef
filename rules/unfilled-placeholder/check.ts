import type { Kind } from "../../core/document.ts";
import type { CheckContext, Finding } from "../../core/rule.ts";

/** What a template's author writes where a word is to be put in. Live merge tags are masked before the text comes here. */
const FIELD_WORDS =
  "имя|имени|фио|отчество|фамилия|название|названия|наименование|дата|дату|номер|город|адрес|сумма|сумму|ссылка|ссылку|должность|вставить|вставьте|указать|укажите|подставить|вписать|" +
  "ім['’ʼ]?я|піб|прізвище|назва|назву|місто|адреса|сума|посилання|вставити|вставте|вказати|вкажіть|підставити|" +
  "name|first|last|insert|date|number|city|address|amount|link|your|company|product|customer|client|guest|recipient|title|placeholder|issue|category";
let fieldWord: RegExp | undefined;

/** Made where it is first needed: to read classes of all letters, in any case, takes as long as to check a text. */
function hasFieldWord(text: string): boolean {
  fieldWord ??= new RegExp(`(?<![\\p{L}])(?:${FIELD_WORDS})(?![\\p{L}])`, "iu");
  return fieldWord.test(text);
}

interface Shape {
  /** What a text must have for the expression to be tried. */
  sign?: string;
  expression: RegExp;
  /** Whether what was found is a field indeed. */
  isField?(found: string, text: string, index: number, kind: Kind): boolean;
  message?: string;
}

const shapes: readonly Shape[] = [
  // [NAME], [Имя гостя]; not [a link](…), not [1].
  {
    expression: /\[[^[\]\n]{1,60}\](?![([:])/gu,
    isField: (found) => (isCapitals(found) && !/\d|^\[\p{L}{1,2}\]$/u.test(found)) || hasFieldWord(found),
  },
  // {ИМЯ}; {name} is a live tag of several senders.
  // Nothing fills in the fields of a public reply.
  {
    expression: /\{[^{}\n]{2,60}\}/gu,
    isField: (found, _text, _index, kind) =>
      isCapitals(found) ||
      /\p{Script=Cyrillic}/u.test(found) ||
      (kind === "reply" && hasFieldWord(found.replace(/_/g, " "))),
  },
  // <вставить имя>; not <b>.
  {
    expression: /<[^<>\n]{3,60}>/gu,
    isField: (found) => /^<[\p{Script=Cyrillic}\p{Lu}]/u.test(found) && hasFieldWord(found.replace(/_/g, " ")),
  },
  // ##ІМ'Я##, %ІМ'Я_АВТОРА%, $ИМЯ$, *ИМЯ*
  {
    expression: /(##?|%|\$|\*)[\p{Lu}][\p{Lu}\p{N}_'’ʼ ]{1,40}\1/gu,
    // *ТОЛЬКО ЗАВТРА* is emphasis.
    isField: (found) => !found.startsWith("*") || hasFieldWord(found.replace(/_/g, " ")),
  },
  // *Имя клиента*, before Markdown makes it emphasis
  { expression: /\*\p{Lu}[\p{L} ]{2,30}\*/gu, isField: (found) => hasFieldWord(found) },
  // XXX, ХХ.ХХ; not XXL, and not a card as XXXX 1234.
  {
    expression: /(?<![\p{L}\p{N}_])(?:X{3,}|Х{2,})(?:[ .:/-](?:X{2,}|Х{2,}))*(?![\p{L}\p{N}_])/gu,
    isField: (found, text, index) =>
      // A long one stands for digits that were hidden on purpose.
      found.length < 8 &&
      // «*100*XXXX#, где XXXX — …» tells what to dial.
      !/(?:[*#]|(?<!\p{L})(?:где|де|where) )$/u.test(text.slice(Math.max(0, index - 6), index)) &&
      !/^X+[*#]/u.test(text.slice(index)) &&
      !/\d[ .-]?$/u.test(text.slice(Math.max(0, index - 2), index)) &&
      !/^[XХ .-]+\d/u.test(text.slice(index)),
  },
  // [XX]-like days and dates: ДД.ММ.ГГГГ
  {
    expression:
      /(?<![\p{L}\p{N}])(?:ДД[./-]ММ(?:[./-]Г{2,4}|[./-]Р{2,4})?|(?:DD[./-]MM|MM[./-]DD)(?:[./-]Y{2,4})?)(?![\p{L}\p{N}])/gu,
    isField: (_, text, index) =>
      !/форма[а-яії]*\s+[«"“]?$|format\s+["“]?$/iu.test(text.slice(Math.max(0, index - 16), index)),
  },
  // № ______; a line of nothing else divides, and in a letter it is a form's.
  {
    sign: "_",
    expression: /_{4,}/gu,
    isField: (found, text, index, kind) => kind !== "email" && /\p{L}/u.test(lineAround(text, index, found.length)),
  },
  // CUSTOMER_NAME, ФИО_РОДИТЕЛЯ, название_проекта
  {
    sign: "_",
    expression:
      /(?<![\p{L}\p{N}\p{Script=Cyrillic}_@/.#=-])(?:\p{Lu}{2,}(?:_\p{Lu}{2,})+|\p{Script=Cyrillic}{2,}(?:_\p{Script=Cyrillic}{2,})+)(?![\p{L}\p{N}_])/gu,
    // A constant of a program is no field: MAX_SIZE.
    isField: (found) => !/^[A-Z_]+$/.test(found) || hasFieldWord(found.replace(/_/g, " ")),
  },
  { expression: /lorem ipsum(?: dolor(?: sit amet)?)?/giu },
  { expression: /(?<![\p{L}\p{N}_])(?:TODO|FIXME|TBD)(?![\p{L}\p{N}_])/gu },
  {
    expression:
      /(?:SUBJECT(?: LINE)?|TEXT|TITLE|LINK|NAME|CTA|IMAGE|ТЕКСТ|ЗАГОЛОВОК|ССЫЛКА|ПОСИЛАННЯ) (?:GOES )?(?:HERE|ЗДЕСЬ|СЮДА|ТУТ)(?!\p{L})/gu,
  },
  {
    expression:
      /(?<!\p{L})(?:Имя(?: и)? Отчество|Имя(?: и)? Фамилия|Имя (?:клиента|гостя|автора|покупателя|пациента|подписчика)|Фамилия Имя(?: Отчество)?|ФИО (?:клиента|оператора|гостя|менеджера|сотрудника|пациента)|Ім['’ʼ]я (?:клієнта|гостя|покупця|абонента|пацієнта)|Ім['’ʼ]я Прізвище|ПІБ (?:клієнта|оператора|менеджера)|(?:First|Customer|Client|Guest) [Nn]ame|Firstname Lastname)(?!\p{L})/gu,
    isField: (_, text, index) => !/["«“]/u.test(text.charAt(index - 1)),
  },
  // A note to oneself: "Insert: address, phone".
  {
    expression:
      /(?:^|\n)[ \t]{0,20}(?:Тут |Здесь )?(?:[Вв]ставить|[Вв]ставити|[Ii]nsert|INSERT)(?: сюда| сюди| here)?[: ][^\n]{3,60}/gu,
  },
  // What closes is masked: this was never closed.
  { expression: /\{\{\{?[^{}\n]{0,40}|\*\|[A-Z_]{2,20}(?![A-Z_:|])/gu, message: "unclosed" },
];

/** A quick look: without one of these a text has no field. */
const MAYBE =
  /[[\]{}<_*#%$]|XXX|ХХ|ДД|DD|MM|TODO|FIXME|TBD|[Ll]orem|LOREM|Имя|Ім|Фамилия|ФИО|ПІБ|First|Customer|Client|Guest|HERE|ЗДЕСЬ|ТУТ|СЮДА|[Вв]ставит|[Ii]nsert|INSERT/u;

/** Fields of a template that nobody filled in; of two that overlap the first. */
export function* check({ block, kind }: CheckContext): Generator<Finding> {
  const { text } = block;
  if (!MAYBE.test(text)) return;
  const tried = shapes.filter(({ sign }) => sign === undefined || text.includes(sign));
  const fields = tried.flatMap(({ expression, isField, message }) =>
    [...text.matchAll(expression)].flatMap(({ index, 0: found }) => {
      if (isField && !isField(found, text, index, kind)) return [];
      const start = index + (found.length - found.trimStart().length);
      return [{ start, end: index + found.trimEnd().length, ...(message ? { message } : {}) }];
    }),
  );
  let end = 0;
  for (const field of fields.sort((a, b) => a.start - b.start)) {
    if (field.start < end) continue;
    yield field;
    end = field.end;
  }
}

function isCapitals(found: string): boolean {
  const letters = found.replace(/[^\p{L}]/gu, "");
  return letters.length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

function lineAround(text: string, index: number, length: number): string {
  const start = text.lastIndexOf("\n", index) + 1;
  const end = text.indexOf("\n", index + length);
  return text.slice(start, end < 0 ? text.length : end);
}
