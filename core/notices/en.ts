/** What notices say in English, and the list of them all. */
export const en = {
  "too-many-findings": "The rule {rule} found {count} places in this text; those after the first {limit} are left out.",
  "foreign-language": "The text is in a language that Tactful has no rules for, and was left alone.",
  "rule-failed": "The rule {rule} failed and was left out: {error}",
  "unknown-template": 'Unknown template "{name}". Use one of: {known}.',
  "unknown-template-near": 'Unknown template "{name}". Did you mean "{near}"?',
  "unknown-kind": 'Unknown kind "{value}". Use one of: {known}.',
  "unknown-language": 'Unknown language "{value}". Use one of: {known}.',
  "unknown-rating": 'Unknown rating "{value}". Write a number from 1 to 5.',
  "uneven-row":
    "This row has {fields} fields, and the table has {columns} columns. Put quotes around a field that holds the separator.",
  "duplicate-key": 'The key "{key}" is there twice, and most programs see only the last. Remove one.',
  "untamed-markdown":
    "This passage is too long or too deeply nested to be read as Markdown, and is checked as plain text. Split it with blank lines.",
  "broken-front-matter": "The front matter is not read: {problem}. Mend its YAML.",
  "nameless-suppression": "This suppression names no rule. Write rule ids, or a list of { rule, reason }.",
  "unused-suppression": 'This suppression of "{rule}" silences nothing. Remove it.',
  "unused-suppression-of-all": "This suppression silences nothing. Remove it.",
  "nothing-disabled": "Nothing is disabled here. Remove this comment, or write tactful-disable before it.",
  "unknown-rule": 'There is no rule "{rule}". Write a rule\'s id.',
  "unknown-rule-near": 'There is no rule "{rule}". Did you mean "{near}"?',
  "unknown-directive": 'There is no comment "{name}". Did you mean "{near}"?',
  "missing-include":
    'This page includes "{path}", which is not there, lies outside the workspace or includes itself: what it says is not known. Mend the path.',
  "swallowed-tags":
    "This attribute holds tags: its quotation mark is probably closed too late, and nothing in it is shown or checked.",
  "unclosed-tag":
    "This tag is never closed, so that browsers show nothing of what follows. Close it with >, and its quotation marks.",
  "unclosed-comment": "This comment is never closed, so that nothing after it is shown or checked. Close it with -->.",
  "unclosed-element": "This element is never closed, so that all that follows belongs to it. Add its end tag.",
  "read-as": "The file is not UTF-8, and was read as {encoding}. Where letters are wrong, save it as UTF-8.",
  "fix-unwritable":
    "“{words}” was not put in: {encoding}, the encoding of the file, lacks some of its characters. Save the file as UTF-8.",
  "fix-left-out":
    "“{words}” was not put in: it would break the text apart, or another fix would undo it. See for yourself.",
  "reader-absent":
    "The second reader is not in this build of Tactful (the GitHub Action has none), so the rules alone were asked. For its opinion run npx tactful.",
  "other-language":
    'The page says lang="{language}", but its letters are another language\'s. The language is told from the words; mend lang, for those who have pages read to them.',
} as const satisfies Record<string, string>;
