const COLUMNS = 110;
const LINE_HEIGHT = 20;
const CHARACTER_WIDTH = 8.4;

/** Colours of a terminal by their SGR code. */
const colors: Record<number, string> = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  34: "#79c0ff",
  35: "#d2a8ff",
  36: "#56d4dd",
  90: "#8b949e",
};

interface Style {
  fill: string;
  bold: boolean;
  underline: boolean;
}

const plain: Style = { fill: "#e6edf3", bold: false, underline: false };

/** A picture of a terminal: a command and its coloured output. */
export function ansiToSvg(output: string, command: string): string {
  const lines = [`\u001B[1m${command}\u001B[22m`, "", ...output.trimEnd().split("\n")].flatMap(wrapLine);
  let style = plain;
  const rows = lines.map((line, row) => {
    let spans = "";
    for (const [, codes, text] of line.matchAll(/(?:\u001B\[([0-9;]*)m)|([^\u001B]+)/g)) {
      if (codes !== undefined)
        style = codes.split(";").reduce((current, code) => applyCode(current, Number(code)), style);
      else spans += span(text as string, style);
    }
    return `<text x="16" y="${52 + row * LINE_HEIGHT}" xml:space="preserve">${spans}</text>`;
  });
  const width = Math.round(COLUMNS * CHARACTER_WIDTH + 32);
  const height = 68 + lines.length * LINE_HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(command)}">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g fill="#30363d"><circle cx="20" cy="18" r="6"/><circle cx="40" cy="18" r="6"/><circle cx="60" cy="18" r="6"/></g>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${rows.join("\n")}
</g>
</svg>
`;
}

function applyCode(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, fill: colors[90] as string };
  if (code === 4) return { ...style, underline: true };
  if (code === 22) return { ...style, bold: false, fill: style.fill === colors[90] ? plain.fill : style.fill };
  if (code === 24) return { ...style, underline: false };
  if (code === 39) return { ...style, fill: plain.fill };
  return colors[code] ? { ...style, fill: colors[code] as string } : style;
}

function span(text: string, { fill, bold, underline }: Style): string {
  const weight = bold ? ' font-weight="bold"' : "";
  const line = underline ? ' text-decoration="underline"' : "";
  return `<tspan fill="${fill}"${weight}${line}>${escapeXml(text)}</tspan>`;
}

/** Breaks a line that is too long for the picture at a space, and indents what follows as the line is. */
function wrapLine(line: string): string[] {
  const visible = line.replace(/\u001B\[[0-9;]*m/g, "");
  if (visible.length <= COLUMNS) return [line];
  const indent = /^ */.exec(visible)?.[0] ?? "";
  let seen = 0;
  let cut = -1;
  for (let i = 0; i < line.length && seen <= COLUMNS; i++) {
    const code = /^\u001B\[[0-9;]*m/.exec(line.slice(i))?.[0];
    if (code) {
      i += code.length - 1;
      continue;
    }
    if (line[i] === " " && seen > indent.length) cut = i;
    seen++;
  }
  return cut < 0 ? [line] : [line.slice(0, cut), ...wrapLine(indent + line.slice(cut + 1))];
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
