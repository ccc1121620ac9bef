"""What the three languages share: folding, tags, and how a lexeme is put together."""
import re
import unicodedata

TAGS = ('noun adj verb adv pron num part conj prep intj name dimin participle gerund short comp passive '
        'inf past pres fut imp 1p 2p 3p sg pl nom gen dat acc ins loc voc masc fem neut').split()
RANK = {tag: i for i, tag in enumerate(TAGS)}
PARTS = TAGS[:10]


def fold(word: str) -> str:
    word = unicodedata.normalize('NFC', word).lower().replace('\u0301', '')
    return re.sub('[\u2019\u02bc\u2018\u0060\u00b4\uff07]', "'", word).replace('ё', 'е')


def tagset(*tags: str) -> str:
    return '+'.join(sorted({t for t in tags if t}, key=RANK.__getitem__))


class Unknown(Exception):
    """A lemma that the dictionary does not have; the message says what was meant, if that is known."""


class Lexeme:
    """A lemma and its forms, each with its tag sets; the lemma's own form comes first."""

    def __init__(self, lemma: str):
        self.lemma = fold(lemma)
        self.forms = {self.lemma: []}

    def add(self, form: str, *tags: str):
        sets = self.forms.setdefault(fold(form), [])
        new = tagset(*tags)
        if new not in sets:
            sets.append(new)
        return self

    def done(self):
        if not self.forms[self.lemma]:
            raise ValueError(f'{self.lemma}: no tags for the lemma itself')
        return self


def like(lemma: str, model: str, lexemes):
    """The lexemes of a model, with the start in which the two words differ exchanged: забанить = обвинить."""
    lemma, model, n = fold(lemma), fold(model), 0
    while n < min(len(lemma), len(model)) and lemma[-n - 1] == model[-n - 1]:
        n += 1
    old, new = model[:len(model) - n], lemma[:len(lemma) - n]
    for lexeme in lexemes:
        result = Lexeme(lemma)
        for form, sets in lexeme.forms.items():
            if form.startswith(old):
                for tags in sets:
                    result.add(new + form[len(old):], *tags.split('+'))
        yield result
