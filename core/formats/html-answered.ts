/** Classes that mail programs give to the letter that is answered or passed on, with the line that says whose it is. */
const ANSWERED_CLASS =
  /(?:^|\s)(?:gmail_(?:quote(?:_container)?|attr)|yahoo_quoted|protonmail_quote|moz-(?:cite-prefix|forward-container|email-headers-table))(?:$|\s)/i;

/** Ids of what Outlook puts before it. */
const ANSWERED_ID = /^(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/i;

/** Whether an element of this class holds another's letter. */
export function isAnsweredClass(value: string): boolean {
  return value.length < 1000 && ANSWERED_CLASS.test(value);
}

/** Whether all that follows an element of this id is another's letter. */
export function beginsAnswered(id: string): boolean {
  return ANSWERED_ID.test(id.trim());
}
