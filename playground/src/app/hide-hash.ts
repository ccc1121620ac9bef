/** The address is shown, copied and kept by browsers: a text is not to stay in it. */
export function hideHash(): void {
  history.replaceState(null, "", location.pathname + location.search);
}
