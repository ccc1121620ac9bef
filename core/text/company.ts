const COMPANY =
  /(?:^|[^\p{L}])(?:ltd|llc|llp|inc|gmbh|plc|corp|company|group|agency|studio|store|shop|bakery|hotel|caf[eé]|restaurant|salon|school|ооо|зао|оао|пао|тов|тзов|фоп|компани[яї]|компанія|магазин|агентство|студи[яї]|студія|салон|школа)(?![\p{L}])/iu;

/** Whether a signature is no person's: Larkspur Bakery Ltd, ООО «Ромашка». */
export function isCompany(signature: string): boolean {
  return COMPANY.test(signature);
}
