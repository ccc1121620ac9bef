/** Of ten sentences as likely as this, how many people mind: nothing is certain, and nothing that is told is impossible. */
export function inTen(probability: number): number {
  return Math.min(9, Math.max(1, Math.round(10 * probability)));
}
