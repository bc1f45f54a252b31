"""Every number that moves a result, each with its reason."""

from search.field import Field

K1 = 0.9
"""How fast repetition stops counting. Measured on 2,000 news headlines: 0.9 beats 1.2 (nDCG@10)."""

B = 0.7
"""How much long bulletins are held back; measured together with K1."""

FIELD_BOOSTS = {
    Field.TITLE: 3.0,  # A title says what its bulletin is about.
    Field.LEAD: 1.5,  # The lead sums the bulletin up.
    Field.BODY: 1.0,  # The measure of the others.
    Field.CAPTIONS: 0.8,  # Captions repeat who is in the picture.
    Field.AUTHOR: 1.0,  # Rarely asked for, and then exactly that.
}

PAIR_BOOST = 0.5
"""What two units in a row count beside each unit alone. Measured: 0.737 to 0.794 nDCG@10."""

WORD_BOOST = 1.2
"""How much more a pair inside one word counts than one that only stands in a row."""
