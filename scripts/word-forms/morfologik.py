"""Reads the Ukrainian dictionary morfologik-ukrainian-search (Apache License 2.0) from its jar on Maven Central.

The dictionary is a Morfologik automaton (CFSA2) over the bytes of `form+KENDING+tags`, where K says how many bytes of
the form to cut (A is none) before ENDING is added to give the lemma. It is unrolled once, into a cache by lemma.
"""
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import defaultdict
from pathlib import Path

ARTIFACT = 'ua.net.nlp:morfologik-ukrainian-search:4.9.1'
SHA256 = '463d9054b8d4cfacb9cd69566395826a6fe32fb6e7da91dbf79d37ddf7d56ba0'
CACHE = Path(os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache') / 'tactful'

LAST, FINAL, NEXT = 0x40, 0x20, 0x80


def entries(fsa: bytes):
    """Every byte string that the automaton accepts, in order."""
    if fsa[:5] != b'\\fsa\xc6' or fsa[5] & 1:
        sys.exit('morfologik: not a CFSA2 automaton without numbers')
    labels = fsa[8:8 + fsa[7]]
    arcs = memoryview(fsa)[8 + fsa[7]:]
    nodes = {}

    def node(at):
        found = nodes.get(at)
        if found is None:
            start, found, follow = at, [], []
            while True:
                flags = arcs[at]
                at += 1
                label = labels[flags & 0x1f]
                if not flags & 0x1f:
                    label = arcs[at]
                    at += 1
                target = 0
                if flags & NEXT:
                    follow.append(len(found))
                else:
                    shift = 0
                    while True:
                        byte = arcs[at]
                        at += 1
                        target |= (byte & 0x7f) << shift
                        shift += 7
                        if byte < 0x80:
                            break
                found.append((label, flags & FINAL, target))
                if flags & LAST:
                    break
            for i in follow:
                found[i] = (found[i][0], found[i][1], at)
            nodes[start] = found
        return found

    root = node(0)[0][2]
    stack, word = [(iter(node(root)))], bytearray()
    while stack:
        for label, final, target in stack[-1]:
            word.append(label)
            if final:
                yield bytes(word)
            if target:
                stack.append(iter(node(target)))
                break
            word.pop()
        else:
            stack.pop()
            if word:
                word.pop()


def jar() -> Path:
    group, name, version = ARTIFACT.split(':')
    path = CACHE / f'{name}-{version}.jar'
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        mvn = shutil.which('mvn') or sys.exit(f'word-forms: {path} is missing and there is no mvn to fetch {ARTIFACT}')
        subprocess.run([mvn, '-q', '-B', 'dependency:copy', f'-Dartifact={ARTIFACT}', f'-DoutputDirectory={CACHE}'],
                       check=True, stdout=sys.stderr)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f'word-forms: {path} has SHA-256 {found}, not {SHA256}; delete it and run again')
    return path


def unroll(to: Path):
    print('word-forms: unrolling the Ukrainian dictionary, once', file=sys.stderr)
    with zipfile.ZipFile(jar()) as z:
        fsa = z.read('ua/net/nlp/ukrainian.dict')
    by_lemma, lemmas_of = defaultdict(list), defaultdict(list)
    for entry in entries(fsa):
        form, rest = entry.split(b'+', 1)
        ending, tags = rest.split(b'+', 1)
        cut = ending[0] - 65
        lemma = (ending[1:] if cut == 190 else form[:len(form) - cut] + ending[1:]).decode()
        form = form.decode()
        by_lemma[lemma].append(form + ' ' + tags.decode())
        lemmas_of[form].append(lemma)
    temporary = Path(tempfile.mkstemp(dir=CACHE)[1])
    with sqlite3.connect(temporary) as db:
        db.execute('create table lemma (name text primary key, forms blob)')
        db.execute('create table form (name text primary key, lemmas text)')
        db.executemany('insert into lemma values (?, ?)',
                       ((k, zlib.compress('\n'.join(sorted(v)).encode())) for k, v in by_lemma.items()))
        db.executemany('insert into form values (?, ?)', ((k, '\t'.join(sorted(set(v)))) for k, v in lemmas_of.items()))
    temporary.replace(to)


class Dictionary:
    def __init__(self):
        path = CACHE / 'ukrainian-4.9.1.sqlite'
        if not path.exists():
            CACHE.mkdir(parents=True, exist_ok=True)
            unroll(path)
        self.db = sqlite3.connect(path)

    def forms(self, lemma: str):
        """[(form, [tags of one reading, …])] of a lemma, as the dictionary spells it."""
        row = self.db.execute('select forms from lemma where name = ?', (lemma,)).fetchone()
        lines = zlib.decompress(row[0]).decode().split('\n') if row else []
        return [(f, t.split(';')) for f, t in (line.split(' ', 1) for line in lines)]

    def lemmas(self, form: str):
        row = self.db.execute('select lemmas from form where name = ?', (form,)).fetchone()
        return row[0].split('\t') if row else []
