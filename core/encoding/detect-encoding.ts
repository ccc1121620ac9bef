/** Per thousand letters of Russian and Ukrainian texts, as businesses and their customers write them. */
const LETTERS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "о91 а90 е74 и65 т64 н61 р55 в49 с46 д39 л36 п34 к34 м30 у30 з24 і19 я19 б17 ь16 ч13 й13 г13 ы11 ш9 ж8 х6 ю6 ц5 " +
    "ё4 щ3 є3 ф2.4 э1.5 ї1.4 ъ.2 ґ.1"
  )
    .split(" ")
    .map((entry) => [entry.charAt(0), Number(entry.slice(1)) / 1000]),
);
/** The letters that most often follow each: nine in ten do. */
const FOLLOWERS: ReadonlySet<string> = new Set(
  (
    "а:тлнвсмркздш б:роеауиліынк в:аеиоісыутнл г:ораилуеднік д:оеанирвуікл е:рнтсмлдзкйч ж:енидаукіочб з:адвнуиоірмк " +
    "и:тнслймквшед й:тсдонкшмчлв к:аоуирлтеінв л:иаеоьяіюукы м:оаеиіуынкяп н:аеоияіуьныт о:вдртмсбнглк п:ореиаліуянк " +
    "р:аоиеунтіыяк с:тяеалпикоьу т:еоаьирвукні у:тдсйвлржпєк ф:оиеіартуёчь х:оавутнірилг ц:еіаияьюуыво ч:еиатнокуіёь " +
    "ш:еилаітокунь щ:оеиаёіуьн ъ:яеё ы:йлвехтшмрбс ь:нсоктмшгеяю э:тклфршмсндв ю:тчдбвщлрєнк я:тклвнцдмчеб " +
    "ё:тмнрлхзсвдп є:мтрнюсїшвдк і:дтнвслрйзкч ї:хздїтжнмсвл ґ:уа"
  )
    .split(" ")
    .flatMap((entry) => [...entry.slice(2)].map((second) => entry.charAt(0) + second)),
);
const MARKS = "\u00a0«»—–„“”’‘…№°•©®™€₽₴·";

// How likely it is, beside a letter itself, that …
const MARK = Math.log(0.003);
const STRANGER = Math.log(0.00003);
const FIRST_CAPITAL = Math.log(0.2);
const NEXT_CAPITAL = Math.log(0.7);
const CAPITAL_IN_WORD = Math.log(0.01);
const BESIDE_LATIN = Math.log(0.02);
const USUAL_PAIR = 0.5;
const ODD_PAIR = -2;

/**
 * Encodings of Cyrillic with one byte for each letter; of those that read a text alike, the first is meant. How likely
 * each is beforehand, as a logarithm: that of old Macintoshes has its small letters where Windows has them.
 */
const CANDIDATES: Readonly<Record<string, number>> = {
  "windows-1251": 0,
  "koi8-r": 0,
  "koi8-u": 0,
  ibm866: 0,
  "iso-8859-5": 0,
  "x-mac-cyrillic": -8,
};

/** So much more likely, as a logarithm, must a text be than what the other encodings make of it. */
const LEAST_LEAD = 8;
/** What is less likely per character, as a logarithm, is no text in Russian or Ukrainian. */
const LEAST_LIKELIHOOD = -4.3;
/** So many bytes tell. */
const SAMPLE = 100_000;

/** What one byte is in an encoding. */
interface Reading {
  kind: "none" | "small" | "capital" | "latin";
  likelihood: number;
  /** In small. */
  letter: string;
}

let tables: { encoding: string; prior: number; readings: Reading[] }[] | undefined;

/** The encoding of Cyrillic that some bytes are in, where it is beyond doubt. */
export function detectCyrillic(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  tables ??= Object.entries(CANDIDATES).map(([encoding, prior]) => ({
    encoding,
    prior,
    readings: readingsOf(encoding),
  }));
  const scores = tables.map(({ encoding, prior, readings }) => ({ encoding, ...scoreOf(sample, readings, prior) }));
  const best = scores.reduce((a, b) => (b.total > a.total ? b : a));
  if (best.count === 0 || best.total / best.count < LEAST_LIKELIHOOD) return undefined;
  const text = decode(sample, best.encoding);
  const isSure = scores.every(
    ({ encoding, total }) => best.total - total >= LEAST_LEAD || decode(sample, encoding) === text,
  );
  return isSure ? best.encoding : undefined;
}

/** Whether all that is not ASCII is punctuation, which the encodings of Western and of Cyrillic Windows share. */
export function isWindowsPunctuation(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80 || SHARED.has(byte));
}

/** `‚„…†‡‰‹‘’“”•–—™›`, no-break space, `¤¦§©«¬®°±µ¶·»` and the soft hyphen. */
const SHARED: ReadonlySet<number> = new Set([
  ...[0x82, 0x84, 0x85, 0x86, 0x87, 0x89, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9b],
  ...[0xa0, 0xa4, 0xa6, 0xa7, 0xa9, 0xab, 0xac, 0xad, 0xae, 0xb0, 0xb1, 0xb5, 0xb6, 0xb7, 0xbb],
]);

function scoreOf(bytes: Uint8Array, readings: readonly Reading[], prior: number): { total: number; count: number } {
  let total = prior;
  let count = 0;
  let before = readings[0] as Reading;
  for (const byte of bytes) {
    const reading = readings[byte] as Reading;
    const { kind } = reading;
    const follows = before.kind === "small" || before.kind === "capital";
    if (byte >= 0x80) {
      count++;
      total += reading.likelihood;
      if (kind !== "none") {
        if (before.kind === "latin") total += BESIDE_LATIN;
        if (follows) total += FOLLOWERS.has(before.letter + reading.letter) ? USUAL_PAIR : ODD_PAIR;
      }
      if (kind === "capital")
        total += !follows ? FIRST_CAPITAL : before.kind === "small" ? CAPITAL_IN_WORD : NEXT_CAPITAL;
    } else if (kind === "latin" && follows) total += BESIDE_LATIN;
    before = reading;
  }
  return { total, count };
}

function readingsOf(encoding: string): Reading[] {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  return [...decode(all, encoding)].map((character, byte): Reading => {
    const letter = character.toLowerCase();
    if (byte < 0x80) return { kind: /[a-z]/.test(letter) ? "latin" : "none", likelihood: 0, letter };
    const share = LETTERS[letter];
    if (share !== undefined) {
      return { kind: letter === character ? "small" : "capital", likelihood: Math.log(share), letter };
    }
    return { kind: "none", likelihood: MARKS.includes(character) ? MARK : STRANGER, letter };
  });
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
