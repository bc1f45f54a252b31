"""Every number that moves a result, each with its reason."""

from search.field import Field

K1 = 1.2
"""How fast repetition stops counting. On 400 headlines 0.9 is better where all marks are typed
(nDCG@10 0.885, 0.883), 1.2 where none is (0.861, 0.866) or every second one (0.867, 0.870)."""

B = 0.75
"""How much long bulletins are held back; 0.7 and 0.8 do as well on 1,000 other headlines."""

FIELD_BOOSTS = {
    Field.TITLE: 3.0,  # A title says what its bulletin is about.
    Field.LEAD: 2.0,  # The lead sums the bulletin up. Measured: nDCG@10 0.871 to 0.879.
    Field.BODY: 1.0,  # The measure of the others.
    Field.CAPTIONS: 0.75,  # Captions repeat who is in the picture.
    Field.AUTHOR: 1.0,  # Rarely asked for, and then exactly that.
}
"""Whole quarters, whose sums are exact in whatever order they are added."""

PAIR_BOOST = 0.5
"""What two units in a row count beside each unit alone. Measured: 0.829 to 0.859 nDCG@10."""

WORD_BOOST = 1.2
"""How much more a pair inside one word counts than one that only stands in a row."""

EXACT_BOOST = 0.5
"""What a syllable with just the typed marks counts again. Measured: nDCG@10 0.842 to 0.849."""

OPEN_BOOST = 0.2
"""What a syllable with other marks than the typed ones counts, where those are found at all."""

LEAST_SHARE = 0.3
"""The share of a query's rarity that is enough where not all of its units need to be there."""

SIMILAR_TERMS = 24
"""By how many of its rarest terms a bulletin looks for similar ones: names, places, and what it is
about. Beyond two dozen come words that any bulletin may hold."""

SIMILAR_READ = 1_500
"""Characters of a bulletin whose terms are looked up: title, lead, and the news of it."""

SIMILAR_COMMON = 0.05
"""What share of all bulletins hold a term that no longer tells one story from another."""

SIMILAR_FEW = 20
"""Bulletins that may hold a term in any case: 5 % of a few dozen are too few for a subject. With
16, 40 of 46 judged pairs of samples are found; with 20, 41."""

SIMILAR_CODE = 3.0
"""What a code that two bulletins cite counts beside a term as rare: they act on one document."""

SIMILAR_ORGANISATION = 0.5
"""What an organisation in both counts: half, since the words of its name are terms already."""

SIMILAR_PAIR = 1.0
"""What two terms in a row count again where they stand so in title or lead of both: in Vietnamese
words have two syllables, and alone these mislead."""

SIMILAR_NEARNESS = 0.5
"""How much more a bulletin of the same day counts than one of another age: stories go on."""

SIMILAR_FADING = 30
"""Days after which half of that is lost: a campaign's length."""

SIMILAR_CANDIDATES = 24
"""How many bulletins are read to compare their titles and leads, of those most alike by terms."""
