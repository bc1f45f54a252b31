"""Every number that moves a result, each with its reason."""

from search.field import Field

K1 = 1.2
"""BM25's k1: how fast repetition stops counting. nDCG@10 on 400 headlines with 0.9 and 1.2: with
all accents typed 0.885 and 0.883, with none 0.861 and 0.866, with every second 0.867 and 0.870."""

B = 0.75
"""BM25's b: how much length lowers the score; 0.7 and 0.8 are as good on 1,000 other headlines."""

FIELD_BOOSTS = {
    Field.TITLE: 3.0,  # A title says what its bulletin is about.
    Field.LEAD: 2.0,  # The lead sums the bulletin up. Measured: nDCG@10 0.871 to 0.879.
    Field.BODY: 1.0,  # The measure of the others.
    Field.CAPTIONS: 0.75,  # Captions repeat who is in the picture.
    Field.AUTHOR: 1.0,  # Rarely asked for, and then exactly that.
}
"""Multiples of a quarter, whose floating-point sums are exact in any order."""

PAIR_BOOST = 0.5
"""Weight of an adjacent pair of terms, beside 1 for each term. nDCG@10 rose from 0.829 to 0.859."""

WORD_BOOST = 1.2
"""Factor for a pair inside one word of pyvi's."""

EXACT_BOOST = 0.5
"""Weight of a syllable with exactly the typed accents, once more. nDCG@10 from 0.842 to 0.849."""

OPEN_BOOST = 0.2
"""Weight of a syllable with other accents than the typed ones, if those match at all."""

ROW_BOOST = 0.25
"""Weight of all words of a short query in a row, beside 1 for each word. nDCG@10 of 60 queries
with 0.25, 0.5 and 1: 0.850, 0.846 and 0.842; without it, documents lose 0.004."""

NAME_LONGEST = 4
"""Syllables of a query that is read as a name whatever it is, and must stand in a row where that is
a page. Of longer ones, bulletins put parts in other places: nDCG@10 of procedures falls by 0.009
with 5, and that of offices by 0.08 with 6, for "chủ tịch UBND tỉnh" with a province."""

LONG_NAME_LONGEST = 12
"""Syllables of a query that is read as a name if it begins as one, "Đại học Bách khoa Hà Nội", or
if its words mostly stand in a row. Few names are longer."""

LEAST_SHARE = 0.3
"""Share of the sum of a query's idf that must match if not all of its terms have to."""

ASKING_BOOST = 0.75
"""Weight of words that only ask, and of those that answer them, as one term, beside 1 for each word
that is looked for. nDCG@10 of judged questions with 0.5, 0.75 and 1: 0.447, 0.504, 0.504; of
queries for a subject made questions in four ways: 0.765, 0.744, 0.716."""

DEPUTY_BOOST = -1.0
"""Weight of the deputy of an office that is looked for: who asks for a "bí thư" gets no "phó bí
thư" first. nDCG@10 of queries for offices with 0, -0.25, -0.5, -1 and -2: 0.820, 0.865, 0.863,
0.880, 0.872; of the five best for 90 others, 77, 47, 36, 29 and 13 of 450 name a deputy. With -1
it is 33 since sentences are left out."""

QUESTION_TIMES = 2
"""How many times everything but pairs counts in a question, whose answer has its words, but seldom
side by side: pairs count half."""

TITLE_BOOST = 1.0
"""Weight of the title as a document of its own, beside 1 for the whole bulletin, in answers to
questions. nDCG@10 of judged questions with 0, 0.5, 0.75, 1 and 1.5: 0.513, 0.558, 0.584, 0.580,
0.609; of 16 written ones: 0.661, 0.696, 0.721, 0.712, 0.694; of queries for a subject made
questions in four ways: 0.738, 0.772, 0.778, 0.781, 0.787."""

TITLE_LENGTH = 14.0
"""Terms of a title of average length, of 53,000 titles of news. `B` normalises by it: with 0.5 and
0.9, judged questions have 0.571 and 0.570 instead of 0.580."""

NUMBER_BOOST = 0.3
"""How much a score rises if the title tells the number that most titles of answers tell, where it
is asked how many the country has of something. Of the first five for 18 such questions, bulletins
with the right number in title or lead, with 0, 0.1, 0.2, 0.3, 0.5 and 1: 22, 26, 28, 29, 29, 27."""

TITLE_COVERAGE_BOOST = 0.1
"""How much a score rises if all words of a short query or a question stand in the title as typed,
and less by the share that is missing there. nDCG@10 of 52 short queries with 0, 0.05, 0.1 and 0.2:
0.903, 0.906, 0.907 and 0.903; of 300 runs of words of titles, whose bulletin should come first,
0.745, 0.750, 0.754 and 0.758."""

TITLE_DENSITY_BOOST = 0.05
"""How much a score rises if a title consists of nothing but these words, and less by the share of
other words. The same with 0, 0.05 and 0.1: 0.901, 0.907 and 0.902; 0.752, 0.754 and 0.756."""

NEWEST_BOOST = 1.0
"""How much the score of a document of the newest day rises if a query asks for what is new. nDCG@10
of such queries rose from 0.38 to 0.79; a boost of 3 halved in 5 days took 0.05 away again."""

NEWEST_DAYS = 30.0
"""Days after which half of that is left."""

DAILY_BOOST = 0.05
"""The same for what is another each day, as a price is: it decides between near equals. Of the
first ten for 22 such queries, bulletins of the newest half year with 0, 0.03, 0.05 and 0.1: 84,
122, 143 and 150 of 220. nDCG@10 of the one that is judged: 0.634, 0.634, 0.632 and 0.579, since 0.1
lifts what was never judged."""

SIMILAR_TERMS = 24
"""Number of a bulletin's rarest terms that are searched for in others: names, places, and its
subject. Beyond two dozen come words that any bulletin can contain."""

SIMILAR_READ = 1_500
"""Characters of a bulletin whose terms are used: its title, its lead, and the news."""

SIMILAR_COMMON = 0.05
"""Share of all bulletins above which a term is too common to tell one story from another."""

SIMILAR_FEW = 20
"""Bulletins that can contain a term in any case: 5 % of a few dozen are too few for a subject. With
16, 40 of 46 judged pairs of samples are found; with 20, 41."""

SIMILAR_CODE = 3.0
"""Factor for a code that both bulletins cite: they act on the same document."""

SIMILAR_ORGANISATION = 0.5
"""Factor for an organisation in both: half, since the words of its name are terms already."""

SIMILAR_PAIR = 1.0
"""Weight of an adjacent pair of terms in the title or lead of both: most Vietnamese words have two
syllables, which mislead alone."""

SIMILAR_NEARNESS = 0.5
"""Increase for a bulletin of the same day, since stories go on for a while."""

SIMILAR_LEAST = 1.42
"""Least score of a similar bulletin: this times ln(bulletins) to the power of 1.5, since terms are
the rarer the more bulletins there are. Of 100 pairs among 20,000 real items, judged by hand, 33 of
the 37 below it were unlike and 50 of the 63 above it alike; of the judged pairs of samples, it
hides one."""

SIMILAR_FADING = 30
"""Days after which half of that is left: the length of a campaign."""

SIMILAR_CANDIDATES = 24
"""Number of bulletins, of those most similar by terms, whose titles and leads are compared."""
