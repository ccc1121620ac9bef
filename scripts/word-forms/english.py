"""English lexemes, by rule: regular inflection, and the words that do not follow it."""
from common import Lexeme, Unknown

HEADER = '''\
# English word forms for Tactful.
# Made by rule (scripts/word-forms/english.py); no dictionary. MIT, like the code.
'''
VOWELS = 'aeiou'

# lemma: past, participle (if not the past), several by /
VERBS = dict(line.split(' ', 1) for line in '''\
arise arose arisen
awake awoke awoken
bear bore borne/born
beat beat beaten
become became become
befall befell befallen
begin began begun
bend bent
bet bet
bid bid
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
bring brought
build built
burn burned/burnt
burst burst
buy bought
catch caught
choose chose chosen
cling clung
come came come
cost cost
creep crept
cut cut
deal dealt
dig dug
draw drew drawn
dream dreamed/dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
fit fit/fitted
flee fled
fly flew flown
forbid forbade forbidden
forecast forecast
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got got/gotten
give gave given
go went gone
grow grew grown
hang hung/hanged
hear heard
hide hid hidden
hit hit
hold held
hurt hurt
input input
keep kept
kneel knelt
knit knitted/knit
know knew known
lay laid
lead led
lean leaned/leant
learn learned/learnt
leave left
lend lent
let let
lie lay/lied lain/lied
light lit/lighted
lose lost
make made
mean meant
meet met
mishear misheard
mislead misled
misread misread
mistake mistook mistaken
misunderstand misunderstood
offset offset
outgrow outgrew outgrown
overcome overcame overcome
overdo overdid overdone
overhear overheard
overlook overlooked
oversee oversaw overseen
oversleep overslept
overthink overthought
overtake overtook overtaken
partake partook partaken
pay paid
prove proved proven/proved
put put
quit quit/quitted
read read
rebuild rebuilt
redo redid redone
reread reread
remake remade
resell resold
repay repaid
resend resent
reset reset
rethink rethought
rewrite rewrote rewritten
rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran run
say said
see saw seen
seek sought
sell sold
send sent
set set
sew sewed sewn/sewed
shake shook shaken
shine shone/shined
shoot shot
show showed shown/showed
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
smell smelled/smelt
speak spoke spoken
speed sped/speeded
spell spelled/spelt
spend spent
spill spilled/spilt
spin spun
spit spat
split split
spoil spoiled/spoilt
spread spread
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strike struck struck/stricken
strive strove striven
swear swore sworn
sweep swept
swell swelled swollen/swelled
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
undergo underwent undergone
understand understood
undertake undertook undertaken
undo undid undone
uphold upheld
upset upset
wake woke woken
wear wore worn
weave wove woven
weep wept
wet wet/wetted
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written'''.split('\n'))
# The whole of it, for verbs that follow nothing: form: tags of each reading.
WHOLE = {
    'be': {'be': 'inf', 'am': 'pres+1p+sg', 'is': 'pres+3p+sg', 'are': 'pres+2p pres+pl', 'was': 'past+1p+sg past+3p+sg',
           'were': 'past+2p past+pl', 'been': 'participle', 'being': 'gerund'},
    'have': {'have': 'inf pres', 'has': 'pres+3p+sg', 'had': 'past participle', 'having': 'gerund'},
    'do': {'do': 'inf pres', 'does': 'pres+3p+sg', 'did': 'past', 'done': 'participle', 'doing': 'gerund'},
    'can': {'can': 'pres'}, 'could': {'could': 'past'}, 'may': {'may': 'pres'}, 'might': {'might': 'past'},
    'shall': {'shall': 'pres'}, 'should': {'should': 'past'}, 'will': {'will': 'pres'}, 'would': {'would': 'past'},
    'must': {'must': 'pres'}, 'ought': {'ought': 'pres'}, 'cannot': {'cannot': 'pres'},
}
# Irregular forms that are no verbs themselves, for a hint.
PAST = {form: lemma for lemma, forms in VERBS.items() for form in forms.replace('/', ' ').split() if form not in VERBS}
for word in 'found bound wound lay left saw felt ground fell'.split():
    PAST.pop(word, None)
# Verbs of several syllables that double the last consonant, and those that do so in British usage.
DOUBLE = set('''abet abhor acquit admit allot befit begin commit compel concur confer control defer deter disbar dispel
embed emit equip excel expel extol forbid forget format handicap incur infer input inter kidnap fulfil occur offset omit outbid
outfit patrol permit prefer program propel rebel rebut recap recur refer refit regret remit repel reset rid submit
transfer transmit unplug unwrap upset zigzag outwit overrun rerun babysit backstab'''.split())
BRITISH = set('''cancel counsel dial channel equal fuel funnel initial label level marvel model panel pedal quarrel rival
shovel signal snivel swivel total towel travel tunnel unravel focus bias'''.split())
NOUNS = dict(line.split(' ', 1) for line in '''\
analysis analyses
apparatus apparatuses
appendix appendices/appendixes
basis bases
calf calves
child children
crisis crises
criterion criteria
deer deer
diagnosis diagnoses
emphasis emphases
fish fish/fishes
foot feet
gentleman gentlemen
goose geese
half halves
hero heroes
hypothesis hypotheses
index indexes/indices
knife knives
leaf leaves
life lives
loaf loaves
louse lice
mosquito mosquitoes/mosquitos
mouse mice/mouses
oasis oases
ox oxen
person people/persons
phenomenon phenomena
potato potatoes
quiz quizzes
scarf scarves/scarfs
series series
sheep sheep
shelf shelves
species species
thesis theses
thief thieves
tomato tomatoes
echo echoes
veto vetoes
torpedo torpedoes
tooth teeth
wife wives
wolf wolves
self selves
yourself yourselves
bus buses
gas gases
virus viruses
aircraft aircraft
means means
offspring offspring
headquarters headquarters
parentheses parentheses
parenthesis parentheses
bonus bonuses
midwife midwives
stomach stomachs
euro euros'''.split('\n'))
# Nouns without a plural (a plural would be another word, or none).
SINGULAR = set('''advice luggage baggage furniture homework housework equipment software hardware feedback traffic weather
knowledge progress patience nonsense bullshit rubbish politeness rudeness kindness everybody anyone news anger assistance data empathy fun gratitude
ignorance junk negligence paperwork parking privacy spam stuff sunshine thunder evidence garbage trash maintenance music pork
postage south arrogance jewellery jewelry esteem wifi meantime plenty midnight noon tonight humour humor'''.split())
# Nouns that are plural as they stand.
PLURAL = set('''people thanks goods clothes jeans trousers pants shorts glasses scissors tweezers pyjamas pajamas apologies
congratulations condolences regards belongings earnings savings premises police staff customs odds kudos toiletries
folks guys headphones leggings outskirts surroundings damages finances manners stairs'''.split())
COMPARATIVES = {'good': 'better best', 'well': 'better best', 'bad': 'worse worst', 'badly': 'worse worst',
                'far': 'farther/further farthest/furthest', 'little': 'less least', 'many': 'more most',
                'much': 'more most', 'ill': 'worse worst', 'old': 'older/elder oldest/eldest', 'late': 'later latest',
                'fun': '', 'real': '', 'right': '', 'wrong': '', 'own': '', 'due': '', 'dead': '', 'live': '', 'just': '',
                'ripped': '', 'fake': '', 'lame': 'lamer lamest', 'whole': '', 'spare': '', 'scarce': 'scarcer scarcest',
                'past': '', 'main': '', 'male': '', 'round': '', 'next': '', 'last': '', 'same': '', 'such': '',
                'least': '', 'less': '', 'most': '', 'best': '', 'worst': '', 'first': '', 'top': '', 'void': '',
                'soon': 'sooner soonest', 'fast': 'faster fastest', 'hard': 'harder hardest', 'early': 'earlier earliest',
                'simple': 'simpler simplest', 'gentle': 'gentler gentlest', 'humble': 'humbler humblest',
                'clever': 'cleverer cleverest', 'quiet': 'quieter quietest', 'narrow': 'narrower narrowest',
                'shallow': 'shallower shallowest', 'polite': 'politer politest', 'stupid': 'stupider stupidest',
                'able': 'abler ablest', 'subtle': 'subtler subtlest', 'often': '', 'long': 'longer longest',
                'low': 'lower lowest', 'high': 'higher highest', 'near': 'nearer nearest', 'loud': 'louder loudest',
                'dry': 'drier driest', 'shy': 'shyer shyest', 'sly': 'slyer slyest', 'ugly': 'uglier ugliest',
                'broken': '', 'shut': '', 'done': '', 'gone': '', 'sold': '', 'lost': '', 'left': '', 'paid': '',
                'chic': '', 'prime': '', 'gross': 'grosser grossest', 'net': '', 'free': 'freer freest',
                'quick': 'quicker quickest', 'close': 'closer closest', 'grey': 'greyer greyest', 'other': '', 'straight': 'straighter straightest'}
PRONOUNS = {
    'i': {'i': '1p+sg+nom', 'me': '1p+sg+acc'}, 'you': {'you': '2p+nom 2p+acc'},
    'he': {'he': '3p+sg+nom+masc', 'him': '3p+sg+acc+masc'}, 'she': {'she': '3p+sg+nom+fem', 'her': '3p+sg+acc+fem'},
    'it': {'it': '3p+sg+neut+nom 3p+sg+neut+acc'}, 'we': {'we': '1p+pl+nom', 'us': '1p+pl+acc'},
    'they': {'they': '3p+pl+nom', 'them': '3p+pl+acc'}, 'who': {'who': 'nom', 'whom': 'acc', 'whose': 'gen'},
    'my': {'my': '1p+sg+gen', 'mine': '1p+sg+gen'}, 'your': {'your': '2p+gen', 'yours': '2p+gen'},
    'his': {'his': '3p+sg+gen+masc'}, 'her': {'her': '3p+sg+gen+fem', 'hers': '3p+sg+gen+fem'},
    'its': {'its': '3p+sg+gen+neut'}, 'our': {'our': '1p+pl+gen', 'ours': '1p+pl+gen'},
    'their': {'their': '3p+pl+gen', 'theirs': '3p+pl+gen'},
    'this': {'this': 'sg', 'these': 'pl'}, 'that': {'that': 'sg', 'those': 'pl'},
    'yourself': {'yourself': '2p+sg', 'yourselves': '2p+pl'},
    'other': {'other': 'sg', 'others': 'pl'}, 'another': {'another': 'sg'},
}


def syllables(word):
    n, last = 0, False
    for i, c in enumerate(word):
        vowel = c in VOWELS or c == 'y' and i > 0
        n += vowel and not last
        last = vowel
    if word.endswith('e') and not word.endswith(('le', 'ee')) and n > 1:
        n -= 1
    return n


def doubles(word, lexical=True):
    if len(word) < 3 or word[-1] in VOWELS + 'wxyh' or word[-2] not in VOWELS or word[-3] in VOWELS and word[-3:-1] != 'ui':
        return False
    if word[-3:-1] == 'ui' and word[-4:-3] != 'q':
        return False
    return syllables(word) == 1 or lexical and (word in DOUBLE or word in BRITISH)


def stems(word):
    """What -ed and -ing are put after: one way, or two where usage differs."""
    if not doubles(word):
        return [word]
    return [word + word[-1], word] if word in BRITISH else [word + word[-1]]


def s(word):
    if word.endswith('y') and word[-2:-1] not in VOWELS:
        return word[:-1] + 'ies'
    return word + ('es' if word.endswith(('s', 'x', 'z', 'ch', 'sh')) else 's')


def verb(word):
    result = Lexeme(word)
    if word in WHOLE:
        for form, readings in WHOLE[word].items():
            for reading in readings.split():
                result.add(form, 'verb', *reading.split('+'))
        return result
    result.add(word, 'verb', 'inf').add(word, 'verb', 'pres')
    result.add(word + 'es' if word.endswith('o') and word[-2] not in VOWELS and word != 'solo' else s(word), 'verb', 'pres', '3p', 'sg')
    if word in VERBS:
        past, _, participle = VERBS[word].partition(' ')
        for form in past.split('/'):
            result.add(form, 'verb', 'past')
        for form in (participle or past).split('/'):
            result.add(form, 'verb', 'participle')
    for stem in stems(word):
        if word not in VERBS:
            ed = word + 'd' if word.endswith('e') else word[:-1] + 'ied' if s(word).endswith('ies') and word.endswith('y') \
                else word + 'ked' if word.endswith(('ic', 'mac')) else stem + 'ed'
            result.add(ed, 'verb', 'past').add(ed, 'verb', 'participle')
        if word.endswith('ie'):
            ing = word[:-2] + 'ying'
        elif word.endswith('e') and not word.endswith(('ee', 'oe', 'ye')) and word != 'singe':
            ing = word[:-1] + 'ing'
        else:
            ing = (word + 'k' if word.endswith(('ic', 'mac')) else stem) + 'ing'
        result.add(ing, 'verb', 'gerund')
    return result


def noun(word):
    if word in PLURAL:
        return Lexeme(word).add(word, 'noun', 'pl')
    result = Lexeme(word).add(word, 'noun', 'sg')
    if word in SINGULAR or word.endswith('ness') and word not in ('illness', 'witness', 'weakness', 'business', 'sickness'):
        return result
    plurals = NOUNS.get(word)
    if plurals is None:
        plurals = word[:-3] + 'men' if word.endswith('man') and word not in ('human', 'german', 'talisman', 'roman') else s(word)
    for plural in plurals.split('/'):
        result.add(plural, 'noun', 'pl')
    return result


def compared(word, part):
    result = Lexeme(word).add(word, part)
    pair = COMPARATIVES.get(word)
    if pair is None:
        n = syllables(word)
        if not (n == 1 or n == 2 and word.endswith('y') and part == 'adj') or part == 'adv' or word.endswith(('ed', 'ing')):
            return result
        stem = word[:-2] + 'i' if word.endswith('ey') else word + word[-1] if doubles(word, False) else word[:-1] + 'i' if word.endswith('y') and word[-2] not in VOWELS \
            else word[:-1] if word.endswith('e') else word
        pair = f'{stem}er {stem}est'
    for forms in pair.split():
        for form in forms.split('/'):
            result.add(form, part, 'comp')
    return result


def lexemes(lemma, parts=()):
    if lemma in PRONOUNS and (not parts or 'pron' in parts):
        found = Lexeme(lemma)
        for form, readings in PRONOUNS[lemma].items():
            for reading in readings.split():
                found.add(form, 'pron', *reading.split('+'))
        rest = [p for p in parts if p != 'pron']
        return [found, *(lexemes(lemma, rest) if rest else [])]
    if not parts and lemma in WHOLE:
        parts = ['verb']
    if not parts:
        raise Unknown(f'"{lemma}" needs its parts of speech: "{lemma} noun verb", of noun, verb, adj, adv, pron, …')
    if 'verb' in parts and lemma in PAST:
        raise Unknown(f'"{lemma}" is a form, not a lemma: did you mean {PAST[lemma]}?')
    return [verb(lemma) if p == 'verb' else noun(lemma) if p == 'noun' else
            compared(lemma, p) if p in ('adj', 'adv') else Lexeme(lemma).add(lemma, p) for p in parts]


def name(word, dimin):
    return [Lexeme(word).add(word, 'noun', 'sg', 'name', *(['dimin'] if dimin else []))]
