"""Writes which variant of its plain term each occurrence is, in the form that is shortest."""

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.compiled import variants as compiled
from index.codec.container import Sinks
from search.engine.segment.variants import COMMON, RARE_BYTES, RARES_AT, VariantForm
from search.kernel.library import usable_kernel

IN_HALF_A_BYTE = 16
IN_A_BYTE = 256

NEVER = np.iinfo(intp).max
"""The size of what a form has no room for."""

_MOST_COMMON = max(COMMON.values())


def append_variants(
    sinks: Sinks, variants: NDArray[uint32], counts: NDArray[intp], kinds: NDArray[intp]
) -> None:
    """Write the variants of the occurrences of the next plain terms, end to end.

    Each term has `counts` of them, of so many `kinds`.
    """
    kernel = usable_kernel()
    rares, commonest = (
        compiled.measure(kernel, variants, counts, kinds)
        if kernel
        else _measure(variants, counts, kinds)
    )
    sizes = _sizes(counts, kinds, rares)
    forms = sizes.argmin(axis=0)
    lengths = sizes.min(axis=0)
    firsts = lengths.cumsum() - lengths
    written = np.zeros(int(lengths.sum()), uint8)
    if kernel:
        compiled.write_variants(kernel, variants, counts, kinds, forms, firsts, commonest, written)
    else:
        _write_variants(variants, counts, forms, firsts, commonest, written)
    sinks.append("variants_at", sinks.length("variants") + firsts)
    sinks.append("variant_forms", forms.astype(uint8))
    sinks.append("variants", written)


def _sizes(counts: NDArray[intp], kinds: NDArray[intp], rares: NDArray[intp]) -> NDArray[intp]:
    """Return how many bytes each term would take, one row a form, the simpler form first."""
    halves, quarters = (counts + 1) // 2, (counts + 3) // 4
    few, many = (
        RARES_AT + total + RARE_BYTES * each
        for total, each in zip(COMMON.values(), rares.T, strict=True)
    )
    in_a_byte = kinds <= IN_A_BYTE
    by_form = {
        VariantForm.ONE: np.where(kinds == 1, 0, NEVER),
        VariantForm.HALF_BYTE: np.where(kinds <= IN_HALF_A_BYTE, halves, NEVER),
        VariantForm.BYTE: np.where(in_a_byte, counts, NEVER),
        VariantForm.FOUR_BYTES: 4 * counts,
        VariantForm.TWO_BITS: np.where(in_a_byte, few + quarters, NEVER),
        VariantForm.COMMON_HALVES: np.where(in_a_byte, many + halves, NEVER),
    }
    return np.stack([by_form[form] for form in VariantForm])


def _measure(
    variants: NDArray[uint32], counts: NDArray[intp], kinds: NDArray[intp]
) -> tuple[NDArray[intp], NDArray[uint8]]:
    """Do the same as `index.codec.compiled.variants.measure`."""
    firsts = kinds.cumsum() - kinds
    occurring = np.bincount(np.repeat(firsts, counts) + variants, minlength=int(kinds.sum()))
    terms = np.repeat(np.arange(len(kinds)), kinds)
    order = np.lexsort((-occurring, terms))
    ranks, ranked = np.arange(len(order)) - firsts.take(terms), occurring.take(order)
    is_told = (kinds > 1) & (kinds <= IN_A_BYTE)
    rares = np.zeros((len(kinds), len(COMMON)), intp)
    for column, total in enumerate(COMMON.values()):
        rares[:, column] = np.add.reduceat(np.where(ranks < total, 0, ranked), firsts) * is_told
    commonest = np.tile(np.arange(_MOST_COMMON, dtype=uint8), (len(kinds), 1))
    held = np.flatnonzero(is_told.take(terms) & (ranks < _MOST_COMMON))
    commonest[terms.take(held), ranks.take(held)] = (order - firsts.take(terms)).take(held)
    return rares, commonest


def _write_variants(
    variants: NDArray[uint32],
    counts: NDArray[intp],
    forms: NDArray[intp],
    firsts: NDArray[intp],
    commonest: NDArray[uint8],
    written: NDArray[uint8],
) -> None:
    """Do the same as `index.codec.compiled.variants.write_variants`."""
    ends = counts.cumsum()
    for term in np.flatnonzero(forms != VariantForm.ONE).tolist():
        own = variants[ends[term] - counts[term] : ends[term]]
        piece = _packed(VariantForm(forms[term]), own, commonest[term])
        written[firsts[term] : firsts[term] + len(piece)] = piece


def _packed(
    form: VariantForm, variants: NDArray[uint32], commonest: NDArray[uint8]
) -> NDArray[uint8]:
    """Return the variants of one term in a form."""
    match form:
        case VariantForm.FOUR_BYTES:
            return variants.view(uint8)
        case VariantForm.BYTE:
            return variants.astype(uint8)
        case VariantForm.HALF_BYTE:
            return _in_bits(variants, 4)
    total = COMMON[form]
    codes = np.full(IN_A_BYTE, total, uint8)
    common = np.sort(commonest[:total])
    codes[common] = np.arange(total)
    own = codes.take(variants)
    rare = np.flatnonzero(own == total)
    head = np.array([len(rare)], uint32).view(uint8)
    numbers, kinds = rare.astype(uint32).view(uint8), variants.take(rare).astype(uint8)
    body = _in_bits(own, 2 if form == VariantForm.TWO_BITS else 4)
    return np.concatenate((head, common, numbers, kinds, body))


def _in_bits(codes: NDArray[uint8] | NDArray[uint32], bits: int) -> NDArray[uint8]:
    """Return codes of a few bits each, the first of a byte lowest, in whole bytes."""
    share = 8 // bits
    filled = np.zeros((-(-len(codes) // share), share), uint8)
    filled.reshape(-1)[: len(codes)] = codes
    filled <<= np.arange(0, 8, bits, dtype=uint8)
    joined: NDArray[uint8] = np.bitwise_or.reduce(filled, axis=1)
    return joined
