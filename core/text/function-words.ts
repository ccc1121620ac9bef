/**
 * The commonest words of each language: they tell languages apart, and are poor places to look a phrase up by.
 * Beside the languages that have rules stand those that are most easily taken for them.
 */
const lists = {
  ru: "и в не на что я с вы мы он она они это как по но за к у из от то так же вас вам наш нас нам ваш все бы о для до есть был была было были будет если уже или только при мы что-то чтобы который когда нет можно после пожалуйста спасибо здравствуйте очень",
  uk: "і й та в у не на що я з ви ми він вона вони це як по але за до від то так же вас вам наш нас нам ваш всі усі би про для є був була було були буде якщо вже або тільки при щоб який коли немає ні можна після будь ласка дякуємо дякую вітаємо добрий дуже ще зі із ваше",
  en: "the of and to in a is that it you we for on are with as i be this have from or had by but not at your our they he she an which their if will would there what all can has was were been do did any about out so when please thank hello hi dear us me no more my",
  be: "і ў не на што я з вы мы ён яна яны гэта як па але за да ад так жа вас вам наш нас усе бы для ёсць быў была было будзе калі ўжо або толькі каб які дзякуй вельмі",
  bg: "и в не на че аз с вие ние той тя те това как по но за към от така ви ни нашият ваш всички би до е беше са ще ако вече или само при да се който когато няма благодаря много",
  sr: "и у не на да ја са ви ми он она они то како по али за од тако вас вам наш нас сви би о до је био била су ће ако већ или само при који када нема хвала врло se je su na da za i u od",
  kk: "және мен бұл үшін біз сіз бар жоқ емес деп осы бір еді болады сізге сізді рақмет",
  pl: "i w nie na że ja z my on ona to jak po ale za do od tak nas nam wszystkie by o dla jest był była było są będzie jeśli już lub tylko przy aby który kiedy można dziękujemy dzień bardzo się",
  de: "und in nicht auf dass ich mit sie wir er es wie nach aber für zu von so ihnen uns alle würde über bis ist war sind wird wenn schon oder nur bei um der die das ein eine danke sehr",
  fr: "et dans ne pas que je avec vous nous il elle ce comme par mais pour à de si notre votre tous sur est était sont sera déjà ou seulement le la les un une merci très des du",
  es: "y en no que yo con usted nosotros él ella esto como por pero para a de si nuestro su todos sobre es era son será ya o solo el la los las un una gracias muy del",
  it: "e in non che io con lei noi lui questo come per ma a di se nostro vostro tutti su è era sono sarà già o solo il la i le un una grazie molto del della",
  pt: "e em não que eu com você nós ele ela isto como por mas para a de se nosso seu todos sobre é era são será já ou só o os as um uma obrigado muito do da",
} as const;

export type KnownLanguage = keyof typeof lists;

/** The commonest words of a language, folded. */
export function functionWords(language: KnownLanguage): ReadonlySet<string> {
  return new Set(lists[language].replaceAll("ё", "е").split(" "));
}

export const knownLanguages = Object.keys(lists) as KnownLanguage[];
