import { EditorView } from "@codemirror/view";

/** The editor lives in a shadow tree, where only variables of the page's style reach. */
export const theme = EditorView.theme({
  "&": { fontSize: "1.0625rem", color: "var(--ink)", height: "100%", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--text-font)", lineHeight: "1.65", overflow: "auto" },
  ".cm-content": { padding: "var(--space-4) 0", caretColor: "var(--ink)", maxWidth: "72ch" },
  // Each line has the direction of its own words.
  ".cm-line": { padding: "0 var(--space-5)", unicodeBidi: "plaintext" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".finding": {
    textDecorationLine: "underline",
    textDecorationThickness: "2px",
    textUnderlineOffset: "0.22em",
    textDecorationSkipInk: "none",
    cursor: "pointer",
    borderRadius: "2px",
  },
  // Severity is not told by colour alone.
  ".finding-error": {
    textDecorationStyle: "wavy",
    textDecorationColor: "var(--error)",
    backgroundColor: "var(--error-wash)",
  },
  ".finding-warning": { textDecorationStyle: "dashed", textDecorationColor: "var(--warning)" },
  ".finding-info": { textDecorationStyle: "dotted", textDecorationColor: "var(--info)" },
  ".finding-active": { backgroundColor: "var(--highlight)" },
  "@media print": { ".cm-content": { maxWidth: "none" }, ".cm-line": { padding: "0" } },
});
