"""Writes rules/lexicon/forms/{ru,uk,en}.txt from the lists of lemmas and the names beside them. See README.md."""
import argparse
import os
import sys
from collections import defaultdict
from pathlib import Path

import yaml

from common import PARTS, Unknown, like

ROOT = Path(__file__).resolve().parents[2]
LEXICON = ROOT / 'rules' / 'lexicon'
FORMAT = '''\
# How to read it: T is a tag set, P a paradigm (suffix:tag-set,… ; - is an empty suffix; the first is the lemma's own),
# L the stems of a paradigm's lemmas (- is an empty stem); T and P are numbered from 0. Everything is folded.
# Made by `npm run word-forms` from {lang}.lemmas.txt and ../{lang}/names.yml; do not edit.'''


def language(name):
    if name == 'ru':
        import russian as module
    elif name == 'uk':
        import ukrainian as module
    else:
        import english as module
    return module


def read_lemmas(path):
    """[(line number, lemma, parts of speech or none)]"""
    found, seen = [], {}
    for n, line in enumerate(path.read_text('utf-8').split('\n'), 1):
        word, *parts = line.split('#', 1)[0].split() or ['']
        if not word:
            continue
        if word in seen:
            found[seen[word]][2].extend(parts)
            continue
        seen[word] = len(found)
        found.append((n, word, parts))
    return found


def read_names(path):
    names = yaml.safe_load(path.read_text('utf-8')) if path.exists() else {}
    wanted = {}
    for full, kinds in (names or {}).items():
        kinds = kinds or {}
        if set(kinds) - {'short', 'pet'}:
            sys.exit(f'{path}: {full}: only short and pet are known')
        for name in [full, *kinds.get('short', [])]:
            wanted[name] = False
        for name in kinds.get('pet', []):
            wanted.setdefault(name, True)
    return wanted


def shared(words):
    low, high = min(words), max(words)
    n = 0
    while n < len(low) and low[n] == high[n]:
        n += 1
    return n


def table(lexemes, header):
    paradigms = defaultdict(set)
    for lexeme in lexemes:
        n = shared(lexeme.forms)
        rows = [(form[n:], tuple(sorted(tags))) for form, tags in lexeme.forms.items()]
        paradigms[(rows[0], *sorted(rows[1:]))].add(lexeme.lemma[:n])
    tags = sorted({t for p in paradigms for _, sets in p for t in sets})
    number = {t: i for i, t in enumerate(tags)}
    lines = [header, *('T\t' + t for t in tags)]
    order = sorted(paradigms, key=lambda p: (-len(paradigms[p]), min(paradigms[p]), p))
    for p in order:
        lines.append('P\t' + ' '.join(f"{s or '-'}:{','.join(str(number[t]) for t in sorted(ts))}" for s, ts in p))
    for i, p in enumerate(order):
        lines.append(f'L\t{i}\t' + ' '.join(s or '-' for s in sorted(paradigms[p])))
    return '\n'.join(lines) + '\n'


def build(lang):
    """The text of a table, and the errors in its sources."""
    module, errors, lexemes = language(lang), [], {}

    def take(found):
        for lexeme in found:
            key = (lexeme.lemma, tuple((f, tuple(t)) for f, t in lexeme.forms.items()))
            lexemes[key] = lexeme.done()

    path = LEXICON / 'forms' / f'{lang}.lemmas.txt'
    for n, lemma, parts in read_lemmas(path):
        where = f'{path.relative_to(ROOT)}:{n}: '
        model = parts.pop(parts.index('=') + 1) if '=' in parts[:-1] else None
        parts = [p for p in parts if p != '=']
        wrong = [p for p in parts if p not in PARTS]
        if wrong:
            errors.append(f'{where}"{wrong[0]}" is no part of speech: one lemma a line, then any of {" ".join(PARTS)}')
            continue
        try:
            found = module.lexemes(model or lemma, parts)
            take(like(lemma, model, found) if model else found)
        except Unknown as unknown:
            errors.append(f'{where}{unknown}')
    for name, dimin in read_names(LEXICON / lang / 'names.yml').items():
        take(module.name(name, dimin))
    return table(lexemes.values(), module.HEADER + FORMAT.format(lang=lang)), len(lexemes), errors


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('languages', nargs='*', default=['ru', 'uk', 'en'])
    options.add_argument('--check', action='store_true', help='write nothing; fail if a table is stale')
    args = options.parse_args()
    built, failed = {}, 0
    for lang in args.languages:
        text, count, errors = build(lang)
        failed += len(errors)
        for error in errors:
            print(error, file=sys.stderr)
        built[lang] = text, count
    if failed:
        sys.exit(f'word-forms: {failed} wrong lines; nothing was written')
    for lang, (text, count) in built.items():
        path = LEXICON / 'forms' / f'{lang}.txt'
        if args.check:
            if not path.exists() or path.read_text('utf-8') != text:
                sys.exit(f'word-forms: {path.relative_to(ROOT)} is stale; run npm run word-forms')
            continue
        temporary = path.with_suffix(f'.{os.getpid()}.tmp')
        temporary.write_text(text, 'utf-8', newline='\n')
        temporary.replace(path)
        print(f'{path.relative_to(ROOT)}: {count} lexemes, {len(text.encode()) / 1000:.0f} kB')


if __name__ == '__main__':
    main()
