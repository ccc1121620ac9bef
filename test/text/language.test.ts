import { describe, expect, test } from "vitest";
import { functionWords, knownLanguages } from "../../core/text/function-words.ts";
import { LanguageIdentifier, languages } from "../../core/text/language.ts";
import { Tokenizer } from "../../core/text/tokens.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";

/** By somebody who remembers nothing of other texts. */
function languageOf(text: string) {
  const vocabulary = new Vocabulary();
  return new LanguageIdentifier(vocabulary).identify(new Tokenizer(vocabulary).tokenize(text));
}

test("the languages that have rules are among those that are told apart", () => {
  expect(languages).toEqual(["ru", "en", "uk"]);
  expect(knownLanguages).toEqual(expect.arrayContaining([...languages]));
  // Folded as the words of a text are.
  expect(functionWords("ru").has("еще")).toBe(false);
  expect([functionWords("fr").has("déjà"), functionWords("be").has("ен")]).toEqual([true, true]);
  for (const language of knownLanguages) {
    expect(functionWords(language).size).toBeGreaterThan(15);
    expect([...functionWords(language)].filter((word) => word === "" || word.includes("ё"))).toEqual([]);
  }
});

describe("texts that are long enough", () => {
  test.each([
    ["ru", "Мы получили ваш заказ и передали его на склад, курьер позвонит вам завтра утром."],
    ["ru", "Добро пожаловать в мобильный банк: выбирайте тариф, пополняйте баланс, получайте подарки."],
    ["uk", "Ми отримали ваше замовлення і передали його на склад, кур'єр подзвонить вам завтра зранку."],
    ["uk", "Ласкаво просимо до мобільного банку: обирайте тариф, поповнюйте рахунок, отримуйте подарунки."],
    ["en", "We have received your order and passed it to the warehouse; the courier will call you."],
    [null, "Мы атрымалі ваш заказ, ён ужо ў дарозе, і гэта ўсё, што вам трэба было ведаць, дзякуй вялікі."],
    [null, "Получихме вашата поръчка и я предадохме на склада, куриерът ще ви се обади утре сутринта."],
    [null, "Примили смо вашу поруџбину и предали је у магацин, курир ће вас позвати сутра ујутру."],
    [null, "Primili smo vašu porudžbinu i predali je u magacin, kurir će vas pozvati sutra da se dogovorite."],
    [null, "Біз сіздің тапсырысыңызды алдық және қоймаға бердік, курьер сізге ертең таңертең қоңырау шалады."],
    [null, "Otrzymaliśmy zamówienie i przekazaliśmy je do magazynu, kurier zadzwoni do państwa jutro rano."],
    [null, "Wir haben Ihre Bestellung erhalten und an das Lager weitergegeben, der Kurier ruft Sie morgen an."],
    [null, "Nous avons reçu votre commande et nous la préparons; le livreur vous appellera demain matin."],
    [null, "Hemos recibido su pedido y lo hemos pasado al almacén; el mensajero le llamará mañana por la mañana."],
    [null, "Abbiamo ricevuto il vostro ordine e lo abbiamo passato al magazzino; il corriere vi chiamerà domani."],
    [null, "Recebemos a sua encomenda e passámo-la para o armazém; o estafeta vai ligar-lhe amanhã de manhã."],
    // Told by letters, and by few words.
    [null, "Жоўты ровар, белы шоўк, чырвоны воўк, новы дом, смачны сыр, поўны двор, ветлівы чалавек"],
    [null, "Ђорђе љуби њушку, џем ћути, љубичица, њива, џак, ђак, ћуран, љуљашка, џунгла"],
    [null, "Қазақ тілі әдемі, өзен үлкен, ұшақ, әже, ғалым, ңқ, қала, көл, түн, һәм, ғасыр"],
    // Of none that is known.
    [null, "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore"],
    [null, "Saimme tilauksesi ja siirsimme sen varastoon, kuljettaja soittaa sinulle huomenna aamulla."],
    [null, "zzkq vvxw qqzz wwvx kkqz zzvw xxqk vvzz qqwx kkzz xxvw"],
  ])("%s: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  test("in Cyrillic without the words that tell, are taken for one of ours", () => {
    expect(languageOf("Красный кожаный чемодан маленький, белый шерстяной свитер большой, зелёный зонт складной")).toBe(
      "ru",
    );
    expect(
      languageOf("Червоний шкіряний чемодан маленький, білий вовняний светр великий, зелений складаний зонт"),
    ).toBe("uk");
  });

  test("with words of another language among them, stay in theirs", () => {
    expect(languageOf("Мы добавили в заказ Apple iPhone Pro Max и Samsung Galaxy, они уже в пути к вам.")).toBe("ru");
    expect(languageOf("Ми щиро вдячні вам за відгук «Очень вкусно» і чекаємо на вас та ваших друзів знову.")).toBe(
      "uk",
    );
  });

  test("are read as far as four hundred words", () => {
    const english = "We are very sorry that you had to wait. ";
    const russian = "Нам очень жаль, что вам пришлось ждать. ";
    expect(languageOf(english.repeat(45) + russian.repeat(200))).toBe("en");
    expect(languageOf(english.repeat(5) + russian.repeat(200))).toBe("ru");
  });
});

describe("short texts", () => {
  test.each([
    ["uk", "Дякуємо!"],
    ["ru", "Спасибо!"],
    ["en", "Thank you!"],
    ["ru", "Здравствуйте, Анна"],
    [undefined, "Анна"],
    [undefined, "Банк"],
    [undefined, ""],
    [undefined, "5 % 12.05"],
    [undefined, "Grazie"],
    [undefined, "Ja, das ist es"],
    // Both could be meant.
    [undefined, "на за до"],
    ["ru", "чтобы"],
    ["uk", "Їжа їде"],
    // Letters alone, where only one language has them.
    ["uk", "Ґрунт"],
    [undefined, "Ўсход"],
    // An ending counts as much as a letter: two of them are enough.
    ["ru", "Старый"],
    ["uk", "Дістатися їхати"],
    [undefined, "Добраться"],
    // It stands at the end.
    [undefined, "Ныть ойкать"],
  ])("%s: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });
});

test("what is remembered of words is forgotten with them", () => {
  const own = new Vocabulary();
  const tokens = new Tokenizer(own);
  const tells = new LanguageIdentifier(own);
  expect(tells.identify(tokens.tokenize("Thank you!"))).toBe("en");
  for (let i = own.size; i < 200_000; i++) own.internWord(`w${i}`);
  own.trim();
  expect(tells.identify(tokens.tokenize("Дякуємо щиро!"))).toBe("uk");
});
