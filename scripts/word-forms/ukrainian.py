"""Ukrainian lexemes, from the dictionary that Apache Lucene uses (see morfologik.py)."""
from common import Lexeme, Unknown, fold
from morfologik import ARTIFACT, Dictionary

HEADER = f'''\
# Ukrainian word forms for Tactful.
# A selection from the dictionary in {ARTIFACT}
# (made from https://github.com/brown-uk/dict_uk by Andriy Rysin and others), with changes: tags renamed, rare variants
# left out, participles and comparatives joined to their lemmas, the letter ґ restored, names added.
# Licence of this file: Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0).
'''
PARTS = {'noun': 'noun', 'adj': 'adj', 'adv': 'adv', 'verb': 'verb', 'prep': 'prep', 'conj': 'conj', 'part': 'part',
         'intj': 'intj', 'numr': 'num', 'noninfl': 'part', 'onomat': 'intj'}
TAGS = {'v_naz': 'nom', 'v_rod': 'gen', 'v_dav': 'dat', 'v_zna': 'acc', 'v_oru': 'ins', 'v_mis': 'loc', 'v_kly': 'voc',
        's': 'sg', 'p': 'pl', 'm': 'masc', 'f': 'fem', 'n': 'neut', 'inf': 'inf', 'past': 'past', 'pres': 'pres',
        'futr': 'fut', 'impr': 'imp', '1': '1p', '2': '2p', '3': '3p', 'compc': 'comp', 'comps': 'comp'}
UNWANTED = {'bad', 'subst', 'rare', 'alt', 'slang', 'uncontr', 'arch', 'coll', 'obsc', 'vulg'}
COMPARATIVES = {
    'добрий': 'кращий ліпший', 'хороший': 'кращий', 'гарний': 'кращий', 'поганий': 'гірший', 'великий': 'більший',
    'малий': 'менший', 'маленький': 'менший', 'довгий': 'довший', 'високий': 'вищий', 'низький': 'нижчий',
    'близький': 'ближчий', 'дорогий': 'дорожчий', 'вузький': 'вужчий', 'важкий': 'важчий', 'тяжкий': 'тяжчий',
    'гіркий': 'гіркіший'}
ADVERBS = {'добре': 'краще ліпше', 'гарно': 'краще', 'погано': 'гірше', 'багато': 'більше', 'мало': 'менше',
           'довго': 'довше', 'високо': 'вище', 'низько': 'нижче', 'близько': 'ближче', 'дорого': 'дорожче',
           'важко': 'важче', 'тяжко': 'тяжче', 'гірко': 'гіркіше'}
# What the dictionary has wrong: the form, its tags.
WRONG = {'бути': {'будьмо': [('verb', 'imp', '1p', 'pl')], 'будьте': [('verb', 'imp', 'pl')],
                  'суть': [], 'єси': [], 'єсть': []},
         'один': {"'дно": []}}
# Forms of names that nobody would read as such: людина, ані, лізти.
NO_NAME = {'люди', 'ані', 'лізу'}

dictionary = Dictionary()


def read(tag):
    """(part of speech, tags, marks) of one reading."""
    head, *rest = tag.split(':')
    marks = set(rest)
    part = 'adv' if 'predic' in marks and head == 'noninfl' else PARTS.get(head)
    if '&pron' in marks and part in ('noun', 'adj'):
        part = 'pron'
    person = {'1', '2', '3'} & marks if part in ('pron', 'verb') else set()
    names = [TAGS[m] for m in rest if m in TAGS and (not m.isdigit() or m in person)]
    if {'masc', 'fem', 'neut'} & set(names):
        names.append('sg')
    if part == 'verb' and 'imp' in names:
        names = ['imp', 'pl', '1p'] if {'p', '1'} <= marks else ['imp', 'pl' if 'p' in marks else 'sg']
    if 'impers' in marks:
        names = ['participle', 'short', 'passive']
    return part, names, marks


def readings(lemma, keep=None):
    """{part: [(form, tags)]} of everything that is written as this lemma."""
    found, kept, own = {}, {}, lemma.lower()
    for form, tags in dictionary.forms(lemma):
        for tag in '|'.join(tags).split('|'):
            part, names, marks = read(tag)
            if part is None or tag.startswith('advp') or keep and not keep(marks):
                continue
            row = (form, names)
            (kept if marks & UNWANTED else found).setdefault(part, []).append(row)
    for part, rows in kept.items():
        if not any(form == own for form, _ in found.get(part, [])):
            found[part] = found.get(part, []) + rows
    return {part: rows for part, rows in found.items() if any(form == own for form, _ in rows)}


def one(forms, tag):
    return next((form for form, names in forms if names == tag), None)


def participles(lemma, forms):
    """The gerunds and participles of a verb, which the dictionary keeps apart."""
    refl = lemma[-2:] if lemma.endswith(('ся', 'сь')) else ''
    cut = len(refl)
    gerunds, adjectives = [], []
    for past in (f for f, t in forms if 'past' in t and 'masc' in t):
        past = past[:len(past) - cut] if refl else past
        gerunds += [past + 'ши', past[:-1] + 'вши' if past.endswith('в') else past + 'вши']
    for many in (f for f, t in forms if '3p' in t and 'pl' in t and ('pres' in t or 'fut' in t)):
        many = many[:len(many) - cut] if refl else many
        if many.endswith('ть'):
            gerunds.append(many[:-2] + 'чи')
            adjectives.append((many[:-2] + 'чий', ()))
    for form in gerunds:
        form += 'сь' if refl else ''
        if any(t.startswith('advp') for l in dictionary.lemmas(form) for f, ts in dictionary.forms(l) if f == form
               for t in '|'.join(ts).split('|')):
            yield form, ['verb', 'gerund']
    for impersonal in (f for f, t in forms if t == ['participle', 'short', 'passive']):
        adjectives.append((impersonal[:-1] + 'ий', ('passive',)))
    for past in (f for f, t in forms if 'past' in t and 'masc' in t and not refl):
        adjectives.append((past[:-1] + 'лий' if past.endswith('в') else past + 'лий', ()))
    for adjective, extra in adjectives:
        for rows in readings(adjective, lambda marks: bool({'&adjp', '&&adjp'} & marks)).values():
            for form, names in rows:
                yield form, ['verb', 'participle', *extra, *names]


def comparatives(lemma, part):
    if part == 'adv':
        regular = [lemma[:-1] + 'іше', lemma[:-1] + 'ше'] if lemma.endswith('о') else []
        if lemma.endswith('ко'):
            regular += [lemma[:-2] + 'ше', lemma[:-3] + 'ше']
        candidates = ADVERBS.get(lemma, '').split() or regular
    else:
        stem = lemma[:-2]
        regular = [stem + 'іший', stem + 'ший']
        if stem.endswith('к'):
            regular += [stem[:-1] + 'ший', stem[:-2] + 'ший']
        candidates = COMPARATIVES.get(lemma, '').split() or regular
    for candidate in candidates:
        for rows in readings(candidate, lambda marks: 'compc' in marks).values():
            for form, names in rows:
                if form not in ('більше', 'менше') or part == 'adv':
                    yield form, [part, *names]


def restore(lemma, form):
    """The letter ґ, which the dictionary writes as г."""
    return ''.join('ґ' if i < len(lemma) and lemma[i] == 'ґ' and c == 'г' else c for i, c in enumerate(form))


def lexemes(lemma, parts=()):
    written, lemma = fold(lemma), fold(lemma).replace('ґ', 'г')
    found = readings(lemma) or readings(lemma.capitalize())
    if parts:
        found = {p: rows for p, rows in found.items() if p in parts}
    if not found:
        raise Unknown(explain(lemma, parts))
    result = []
    for part, rows in found.items():
        lexeme = Lexeme(written)
        rows = [(form, [part, *names]) for form, names in rows]
        if part == 'verb':
            rows += list(participles(lemma, [(f, t[1:]) for f, t in rows]))
        elif part in ('adj', 'adv'):
            rows += list(comparatives(lemma, part))
        wrong = WRONG.get(lemma, {})
        rows = [(f, t) for f, t in rows if f not in wrong] + [(f, t) for f, ts in wrong.items() for t in ts if t[0] == part]
        for form, tags in rows:
            lexeme.add(restore(written, form), *tags)
            if 'ґ' in written and form != lemma:
                lexeme.add(form, *tags)
        if 'ґ' in written:
            for tags in list(lexeme.forms[written]):
                lexeme.add(lemma, *tags.split('+'))
        result.append(lexeme)
    return result


def explain(lemma, parts):
    if readings(lemma):
        return f'"{lemma}" is never {" or ".join(parts)}'
    meant = dictionary.lemmas(lemma)
    if meant:
        return f'"{lemma}" is a form, not a lemma (or a participle, see its verb): did you mean {" or ".join(meant)}?'
    return f'"{lemma}" is not in the dictionary'


def name(word, dimin):
    extra = ('name', 'dimin') if dimin else ('name',)
    rows = [(form, read(tag)) for form, tags in dictionary.forms(word.replace('ґ', 'г'))
            for tag in '|'.join(tags).split('|') if tag.startswith('noun:anim:')]
    rows = [(form, names) for form, (part, names, marks) in rows if not marks & (UNWANTED | {'nv'}) and 'sg' in names
            and form not in NO_NAME]
    if any(form == word.lower() for form, _ in rows):
        result = Lexeme(word)
        for form, names in rows:
            result.add(form, 'noun', *names, *extra)
        if dimin and result.lemma.endswith(('ля', 'ня', 'ся')):
            result.add(result.lemma[:-1] + 'ю', 'noun', 'sg', 'voc', 'fem', *extra)
        return [result]
    return [declined(word, extra)]


SOFTER = str.maketrans('кгх', 'цзс')


def declined(word, extra):
    """A name in -а, -я, -ко, -ик or another consonant, by the rules of Ukrainian declension."""
    word = fold(word)
    stem, last = word[:-1], word[-1]
    gender = 'fem'
    if last == 'а':
        hush = stem[-1] in 'жшчщ'
        soft = stem[:-1] + stem[-1].translate(SOFTER) + 'і'
        forms = (word, stem + ('і' if hush else 'и'), soft, stem + 'у', stem + ('ею' if hush else 'ою'), soft, stem + 'о')
    elif last == 'я' and stem[-1] in "аеиіїоуюєя'":
        forms = (word, stem + 'ї', stem + 'ї', stem + 'ю', stem + 'єю', stem + 'ї', stem + 'є')
    elif last == 'я':
        forms = (word, stem + 'і', stem + 'і', stem + 'ю', stem + 'ею', stem + 'і', stem + 'ю')
    else:
        gender = 'masc'
        if last in 'ой':
            base = stem
        elif last == 'ь':
            base = stem
        elif word.endswith(('ок', 'ець')) and word[-3] not in 'аеиіїоуюєя':
            base = word[:-2] + 'к'
        else:
            base = word
        if last in 'йь':
            ye = 'є' if last == 'й' else 'е'
            forms = (word, base + 'я', f'{base}{ye}ві/{base}ю', base + 'я', f'{base}{ye}м', f'{base}{ye}ві/{base}ю', base + 'ю')
        else:
            forms = (word, base + 'а', f'{base}ові/{base}у', base + 'а', base + 'ом', f'{base}ові/{base}у',
                     base + ('у' if base.endswith('к') else 'е'))
    result = Lexeme(word)
    for case, variants in zip('nom gen dat acc ins loc voc'.split(), forms):
        for form in variants.split('/'):
            result.add(form, 'noun', 'sg', case, gender, *extra)
    return result
