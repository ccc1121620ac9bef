"""Russian lexemes, from the OpenCorpora dictionary as pymorphy3 packs it."""
import pymorphy3

from common import Lexeme, Unknown, fold

HEADER = '''\
# Russian word forms for Tactful.
# A selection from the OpenCorpora dictionary (https://opencorpora.org), taken from pymorphy3-dicts-ru
# 2.4.417150.4580142, with changes: tags renamed, rare variants left out, names added.
# Licence of this file: CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/); the code beside it has its own.
'''
PARTS = {'NOUN': 'noun', 'ADJF': 'adj', 'ADJS': 'adj', 'COMP': 'adj', 'VERB': 'verb', 'INFN': 'verb', 'PRTF': 'verb',
         'PRTS': 'verb', 'GRND': 'verb', 'NUMR': 'num', 'ADVB': 'adv', 'PRED': 'adv', 'NPRO': 'pron', 'PREP': 'prep',
         'CONJ': 'conj', 'PRCL': 'part', 'INTJ': 'intj'}
GRAMMEMES = {
    'sing': 'sg', 'plur': 'pl', 'nomn': 'nom', 'gent': 'gen', 'gen1': 'gen', 'gen2': 'gen', 'datv': 'dat',
    'accs': 'acc', 'acc2': 'acc', 'ablt': 'ins', 'loct': 'loc', 'loc1': 'loc', 'loc2': 'loc', 'voct': 'voc',
    'masc': 'masc', 'femn': 'fem', 'neut': 'neut', 'INFN': 'inf', 'past': 'past', 'pres': 'pres', 'futr': 'fut',
    'impr': 'imp', '1per': '1p', '2per': '2p', '3per': '3p', 'PRTF': 'participle', 'PRTS': 'participle',
    'GRND': 'gerund', 'ADJS': 'short', 'COMP': 'comp', 'Supr': 'comp', 'pssv': 'passive'}
# A form with one of these is not taken: a mistake, out of use, or a variant that few write.
UNWANTED = {'Erro', 'Arch', 'Dist', 'V-be', 'V-ie', 'V-bi', 'V-en', 'Cmp2', 'Prdx', 'Litr'}
PROPER = {'Name', 'Surn', 'Patr', 'Geox', 'Orgn', 'Trad', 'Init', 'Abbr'}
# Plurals that are lemmas of their own, though the dictionary has them under a singular.
PLURALS = {'волосы': 'волос', 'денежки': 'денежка', 'деньги': 'деньга', 'дети': 'ребенок',
           'кроссовки': 'кроссовок', 'люди': 'человек', 'нервы': 'нерв', 'усы': 'ус', 'туфли': 'туфля', 'девчонки': 'девчонка'}
# Forms of names that nobody would read as such (Люба).
NO_NAME = {'любой'}

analyzer = pymorphy3.MorphAnalyzer(lang='ru')


def tags_of(grammemes, part):
    tags = [part, *(GRAMMEMES[g] for g in grammemes if g in GRAMMEMES)]
    if 'participle' in tags or 'gerund' in tags:
        tags = [t for t in tags if t not in ('past', 'pres')]
        if 'PRTS' in grammemes:
            tags.append('short')
    if 'pres' in tags and part == 'adv':
        tags.remove('pres')
    if 'incl' in grammemes:
        tags = ['verb', 'imp', '1p', 'pl']
    return tags


def part_of(tag):
    if 'Apro' in tag.grammemes and 'Anum' not in tag.grammemes:
        return 'pron'
    return PARTS.get(str(tag.POS))


def readings(lemma):
    """One parse a lexeme whose lemma this is: its normal form, or a superlative (лучший), or a variant (счастье)."""
    found, variants, seen = [], [], set()
    lemma = fold(lemma)
    for parse in analyzer.parse(lemma):
        if not parse.is_known or part_of(parse.tag) is None:
            continue
        superlative = 'Supr' in parse.tag
        own = superlative and {'masc', 'sing', 'nomn'} <= parse.tag.grammemes
        variant = lemma.endswith('ье') and fold(parse.normal_form) == lemma[:-2] + 'ие' and 'nomn' in parse.tag
        if not own and not variant and fold(parse.normal_form) != lemma:
            continue
        key = (parse.normal_form, part_of(parse.normalized.tag), superlative, parse.methods_stack[0][2])
        if key not in seen:
            seen.add(key)
            (variants if variant else found).append(parse)
    return found or variants


def lexeme(parse, lemma, only=None):
    """The forms of a lexeme; of a superlative or a variant, its own ones alone."""
    result = Lexeme(lemma)
    superlative, part = 'Supr' in parse.tag, part_of(parse.tag if 'Supr' in parse.tag else parse.normalized.tag)
    variant = result.lemma.endswith('ье') and parse.normal_form.endswith('ие')
    root = result.lemma[:-2] if superlative else result.lemma[:-1] if variant else ''
    for form in parse.lexeme:
        grammemes, word = form.tag.grammemes, fold(form.word)
        if grammemes & (UNWANTED - {'V-be'} if variant else UNWANTED) and word != result.lemma:
            continue
        if variant and {'plur', 'gent'} <= grammemes:
            result.add(word, *tags_of(grammemes, part))
        if ('Supr' in grammemes) != superlative or not word.startswith(root) or only and not only & grammemes:
            continue
        if word.startswith('наи') and not superlative and 'Qual' in grammemes:
            continue
        result.add(word, *tags_of(grammemes, part))
    return result


def lexemes(lemma, parts=()):
    if lemma in PLURALS:
        return [lexeme(readings(PLURALS[lemma])[0], lemma, {'plur'})]
    found = readings(lemma)
    common = [p for p in found if not PROPER & p.tag.grammemes] or found
    if parts:
        common = [p for p in common if part_of(p.normalized.tag) in parts]
    if not common:
        raise Unknown(explain(lemma, parts, found))
    return [lexeme(p, lemma) for p in common]


def explain(lemma, parts, found):
    if found:
        return f'"{lemma}" is never {" or ".join(parts)}'
    meant = []
    for parse in analyzer.parse(fold(lemma)):
        if parse.is_known and parse.normal_form not in meant:
            meant.append(parse.normal_form)
    if meant:
        return f'"{lemma}" is a form, not a lemma: did you mean {" or ".join(meant)}?'
    return f'"{lemma}" is not in the dictionary'


def name(word, dimin):
    extra = ('name', 'dimin') if dimin else ('name',)
    for parse in readings(word):
        if 'Name' in parse.tag and not dimin:
            result = Lexeme(word)
            for form in parse.lexeme:
                grammemes = form.tag.grammemes
                if 'sing' in grammemes and 'voct' not in grammemes and not grammemes & UNWANTED \
                        and form.word not in NO_NAME:
                    gender = ('masc', 'fem') if 'ms-f' in grammemes else ()
                    result.add(form.word, *tags_of(grammemes, 'noun'), *gender, *extra)
            return [result]
    return [declined(word, extra)]


def declined(word, extra):
    """A name in -а, -я, -ик, -ок or another consonant, by the rules of Russian declension."""
    word = fold(word)
    stem, last = word[:-1], word[-1]
    gender = 'fem'
    if word.endswith('ия'):
        endings = ('я', 'и', 'и', 'ю', 'ей', 'и')
    elif last == 'я':
        endings = ('я', 'и', 'е', 'ю', 'ей/ею', 'е')
    elif last == 'а':
        hush = stem[-1] in 'жшчщц'
        endings = ('а', 'и' if stem[-1] in 'гкхжшчщ' else 'ы', 'е', 'у', 'ей/ею' if hush else 'ой/ою', 'е')
    elif word[-2:] in ('ек', 'ок') and len(word) > 4 and word[-3] not in 'аеиоуыэюя':
        stem = word[:-2] + ('ь' if word.endswith('ек') and word[-3] not in 'жшчщ' else '')
        gender, endings = 'masc', (None, 'ка', 'ку', 'ка', 'ком', 'ке')
    elif last in 'йь':
        gender, endings = 'masc', (last, 'я', 'ю', 'я', 'ем', 'е')
    elif last in 'оеиуыэю':
        stem, gender, endings = word, 'masc', ('',) * 6
    else:
        stem, gender, endings = word, 'masc', ('', 'а', 'у', 'а', 'ом', 'е')
    result = Lexeme(word)
    for case, ending in zip('nom gen dat acc ins loc'.split(), endings):
        for variant in [None] if ending is None else ending.split('/'):
            result.add(word if variant is None else stem + variant, 'noun', 'sg', case, gender, *extra)
    return result
