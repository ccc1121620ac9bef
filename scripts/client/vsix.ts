import { strToU8, type Zippable, zipSync } from "fflate";

/** What of the manifest goes into the package's own description. */
export interface ExtensionManifest {
  name: string;
  displayName: string;
  description: string;
  version: string;
  publisher: string;
  homepage: string;
  repository: { url: string };
  bugs: { url: string };
  engines: { vscode: string };
  categories: string[];
  keywords: string[];
  icon: string;
  galleryBanner: { color: string; theme: string };
  /** There where the extension runs in a browser. */
  browser?: string;
  contributes: { languages: { id: string; extensions?: string[] }[] };
}

/** Zip archives know no time before 1980, and no time zones; the same files shall make the same package. */
const mtime = new Date(1980, 0, 1);

/**
 * Packs an extension as VS Code installs it: a zip archive by the Open Packaging Conventions, with a description as
 * `vsce` writes it.
 * @param files By path inside of the extension; `package.json`, `README.md`, `CHANGELOG.md` and `LICENSE.txt` among them.
 * @param manifest Its texts are already in English: `%keys%` replaced.
 */
export function packVsix(files: ReadonlyMap<string, Uint8Array>, manifest: ExtensionManifest): Uint8Array {
  const archive: Zippable = {
    "extension.vsixmanifest": strToU8(vsixManifest(manifest)),
    "[Content_Types].xml": strToU8(contentTypes([...files.keys()])),
  };
  for (const path of [...files.keys()].sort()) archive[`extension/${path}`] = files.get(path) as Uint8Array;
  return zipSync(archive, { level: 9, mtime });
}

function vsixManifest(manifest: ExtensionManifest): string {
  const { name, publisher, version, displayName, description, categories, keywords, icon, galleryBanner } = manifest;
  const extensions = manifest.contributes.languages.flatMap((language) => language.extensions ?? []);
  const tags = [
    ...keywords,
    ...manifest.contributes.languages.map(({ id }) => id),
    ...extensions.map((extension) => `__ext_${extension.slice(1)}`),
    // VS Code for the Web offers nothing else.
    ...(manifest.browser === undefined ? [] : ["__web_extension"]),
  ];
  const repository = manifest.repository.url;
  const properties: [string, string][] = [
    ["Microsoft.VisualStudio.Code.Engine", manifest.engines.vscode],
    ["Microsoft.VisualStudio.Code.ExtensionDependencies", ""],
    ["Microsoft.VisualStudio.Code.ExtensionPack", ""],
    ["Microsoft.VisualStudio.Code.ExtensionKind", "workspace,web"],
    ["Microsoft.VisualStudio.Code.ExecutesCode", "true"],
    ["Microsoft.VisualStudio.Services.Links.Source", repository],
    ["Microsoft.VisualStudio.Services.Links.Getstarted", repository],
    ["Microsoft.VisualStudio.Services.Links.GitHub", repository],
    ["Microsoft.VisualStudio.Services.Links.Support", manifest.bugs.url],
    ["Microsoft.VisualStudio.Services.Links.Learn", manifest.homepage],
    ["Microsoft.VisualStudio.Services.Branding.Color", galleryBanner.color],
    ["Microsoft.VisualStudio.Services.Branding.Theme", galleryBanner.theme],
    ["Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown", "true"],
    ["Microsoft.VisualStudio.Services.Content.Pricing", "Free"],
  ];
  const assets: [string, string][] = [
    ["Microsoft.VisualStudio.Code.Manifest", "package.json"],
    ["Microsoft.VisualStudio.Services.Content.Details", "README.md"],
    ["Microsoft.VisualStudio.Services.Content.Changelog", "CHANGELOG.md"],
    ["Microsoft.VisualStudio.Services.Content.License", "LICENSE.txt"],
    ["Microsoft.VisualStudio.Services.Icons.Default", icon],
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${xml(name)}" Version="${xml(version)}" Publisher="${xml(publisher)}" />
    <DisplayName>${xml(displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(description)}</Description>
    <Tags>${xml(tags.join(","))}</Tags>
    <Categories>${xml(categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
${properties.map(([id, value]) => `      <Property Id="${id}" Value="${xml(value)}" />`).join("\n")}
    </Properties>
    <License>extension/LICENSE.txt</License>
    <Icon>extension/${xml(icon)}</Icon>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code" />
  </Installation>
  <Dependencies />
  <Assets>
${assets.map(([type, path]) => `    <Asset Type="${type}" Path="extension/${xml(path)}" Addressable="true" />`).join("\n")}
  </Assets>
</PackageManifest>
`;
}

const mediaTypes: Record<string, string> = {
  bin: "application/octet-stream",
  js: "application/javascript",
  json: "application/json",
  md: "text/markdown",
  png: "image/png",
  txt: "text/plain",
  vsixmanifest: "text/xml",
};

/** @throws Error for a kind of file that has no media type here: a new one must be meant. */
function contentTypes(paths: readonly string[]): string {
  const extensions = new Set(["vsixmanifest", ...paths.map((path) => path.slice(path.lastIndexOf(".") + 1))]);
  const types = [...extensions].sort().map((extension) => {
    const type = mediaTypes[extension];
    if (type === undefined) throw new Error(`No media type is known for .${extension} in the extension.`);
    return `<Default Extension=".${extension}" ContentType="${type}"/>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join("")}</Types>
`;
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
