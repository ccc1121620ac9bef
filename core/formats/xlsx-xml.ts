import { Parser } from "htmlparser2";

/** What is asked of the XML of a workbook; prefixes of names are left out, those of attributes stay. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads XML from its beginning to its end. There is no tree, so that no depth is too much; entities of its own are not read. */
export function readXml(source: string, handler: XmlHandler): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open?.(bare(name), attributes),
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => handler.close?.(bare(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Gathers the words of a string: runs of rich text one after the other, without the hints how they sound. */
export interface WordReader extends Required<XmlHandler> {
  /** What has gathered since it was last asked for. */
  take(): string;
}

export function createWordReader(): WordReader {
  let words = "";
  let isText = false;
  let hints = 0;
  return {
    open(name) {
      if (name === "t") isText = true;
      else if (name === "rPh") hints += 1;
    },
    text(text) {
      if (isText && hints === 0) words += text;
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") hints = Math.max(0, hints - 1);
    },
    take() {
      const taken = words;
      words = "";
      // Excel writes what XML does not take as `_x000D_`.
      return taken.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    },
  };
}
