import { resolve } from "node:path";
import type { DocumentMeta, Kind, SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { type Fixed, fixText } from "../../core/fix.ts";
import type { DocumentResult, Linter } from "../../core/lint.ts";
import type { LoadedConfig } from "../../core/loaded-config.ts";
import { overrideMeta } from "../../core/override-meta.ts";
import type { Settings } from "../../core/settings.ts";
import { templateNamed } from "../../core/structure/templates.ts";
import type { Language } from "../../core/text/language.ts";
import { indexLines } from "../../core/text/lines.ts";
import type { ConfigFor } from "../../workspace/config-file.ts";
import { type DocumentReport, reportOf } from "../document-report.ts";
import type { Services } from "../services.ts";

/** How a text may be written, and the name that it goes by: the configuration may say something of such names. */
export const fileNames = { markdown: "text.md", html: "text.html", plain: "text.txt" } as const;

/** A text, and what is said of it beside the text. */
export interface TextRequest {
  text: string;
  format?: keyof typeof fileNames | undefined;
  kind?: Kind | undefined;
  language?: Language | undefined;
  /** The language of the messages; that of the text where absent. */
  locale?: Language | undefined;
  platform?: string | undefined;
  template?: string | undefined;
  review?: string | undefined;
  rating?: number | undefined;
  author?: string | undefined;
}

/** Checks texts that come from nowhere, by the configuration of a folder. */
export class TextChecker {
  readonly #folder: string;
  readonly #configFor: ConfigFor;
  readonly #services: Services;
  readonly #linters = new Map<LoadedConfig, Promise<Linter>>();

  constructor(folder: string, configFor: ConfigFor, services: Services) {
    this.#folder = folder;
    this.#configFor = configFor;
    this.#services = services;
  }

  /** @throws {UserError} for a wrong configuration, and an unknown template. */
  async check(request: TextRequest): Promise<DocumentReport> {
    const { path, config, settings, lint } = await this.#prepare(request);
    const { document, result } = await lint(request.text);
    const file = { path, configured: settings, configPath: config.path, globName: path, asked: {} };
    return reportOf(document, result, file, indexLines(request.text));
  }

  /**
   * Mends what may be mended unseen.
   * @throws {UserError} likewise.
   */
  async fix(request: TextRequest): Promise<Fixed> {
    const { lint } = await this.#prepare(request);
    return fixText(request.text, async function* (text) {
      const { document, result } = await lint(text);
      yield { document, problems: result.problems };
    });
  }

  async #prepare({ format = "markdown", text: _, locale, review, rating, author, ...said }: TextRequest) {
    const name = fileNames[format];
    const path = resolve(this.#folder, name);
    const config = await this.#configFor(path);
    const [wrong] = config.errors;
    if (wrong) throw wrong;
    const { kind, language, platform, template } = said;
    const meta: DocumentMeta = {
      ...(kind && { kind }),
      ...(language && { language }),
      ...(platform && { platform }),
      ...(template && { template }),
      ...(review && { review }),
      ...(rating !== undefined && { rating }),
      ...(author && { author }),
    };
    const settings: Settings = { ...config.settingsFor(path), locale: locale ?? config.settingsFor(path).locale };
    if (template) checkTemplate(template, settings);
    const [linter, reader] = await Promise.all([this.#linterFor(config), this.#services.formatFor(path)]);
    const lint = async (content: string): Promise<{ document: SourceDocument; result: DocumentResult }> => {
      const [read] = reader.read(content, { columns: config.columns });
      if (read === undefined || read instanceof UserError) throw read ?? new UserError("There is no text");
      const document = overrideMeta(read, meta);
      return { document, result: await linter.lint(document, settings) };
    };
    return { path: name, config, settings, lint };
  }

  #linterFor(config: LoadedConfig): Promise<Linter> {
    const known = this.#linters.get(config) ?? this.#createLinter(config);
    this.#linters.set(config, known);
    return known;
  }

  async #createLinter({ packs }: LoadedConfig): Promise<Linter> {
    const { linter, errors } = await this.#services.createLinter(packs);
    if (errors[0]) throw errors[0];
    return linter;
  }
}

function checkTemplate(template: string, { templates }: Settings): void {
  try {
    templateNamed(template, templates);
  } catch (error) {
    throw new UserError(`Unknown template ${JSON.stringify(template)}`, (error as Error).message);
  }
}
