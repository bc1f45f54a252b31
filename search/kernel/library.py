"""Loads the compiled kernel, or says why it is not to be had."""

import os
from ctypes import CDLL, c_int64, c_uint32, c_void_p
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("kernel.so")

VERSION = 27
"""The layout of structs and calls that this code knows; `kernel.h` has the same number."""

VARIABLE = "BANTIN_KERNEL"
OFF = ("0", "false", "no", "off")

# Each call with its result and its arguments, as it is declared in C.
_CALLS = {
    "bt_match": (c_int64, (c_void_p, c_void_p)),
    "bt_count_holders": (c_int64, (c_void_p, c_void_p, c_void_p)),
    "bt_find_slots": (c_int64, (c_void_p, c_void_p, c_void_p)),
    "bt_score_slots": (None, (c_void_p, c_void_p, c_void_p, c_void_p)),
    "bt_choose_docs": (c_int64, (c_void_p, c_int64, c_int64, c_void_p)),
    "bt_count_ngrams": (c_int64, (*(c_void_p,) * 3, c_int64, *(c_void_p,) * 3)),
    "bt_score": (c_int64, (c_void_p, c_void_p, c_void_p, c_void_p)),
    "bt_locate_unit": (
        c_int64,
        (c_void_p, c_void_p, c_int64, c_void_p, c_int64, c_int64, *(c_void_p,) * 3),
    ),
    "bt_count_adjacent": (c_int64, (c_void_p, c_int64, c_void_p, c_int64)),
    "bt_add_pairs": (c_int64, (c_void_p, c_void_p, c_void_p, c_void_p, c_int64)),
    "bt_find_fields": (c_int64, (c_void_p, c_void_p, c_void_p, c_int64, c_void_p)),
    "bt_match_titles": (
        c_int64,
        (c_void_p, c_void_p, c_void_p, c_int64, c_int64, c_void_p, c_int64, c_void_p),
    ),
    "bt_list_docs": (None, (c_void_p, c_int64, c_void_p)),
    "bt_order": (None, (c_void_p, c_int64, c_int64, c_void_p, c_void_p)),
    "bt_sort_hits": (None, (c_void_p,)),
    "bt_count_values": (None, (c_void_p, c_int64, c_void_p, c_void_p)),
    "bt_choose_terms": (c_int64, (*(c_void_p,) * 3, c_int64, c_int64, c_void_p)),
    "bt_count_repeats": (c_int64, (c_void_p, c_void_p, c_int64, c_void_p, c_void_p)),
    # highlight/highlight.h
    "bt_make_hits": (c_int64, (c_void_p,) * 4),
    # facets/facets.h
    "bt_write_tree": (c_int64, (c_void_p,) * 4),
    "bt_write_years": (c_int64, (c_void_p,) * 4),
    # analysis/analysis.h
    "bt_is_tidy": (c_int64, (c_void_p, c_void_p, c_int64)),
    "bt_lower": (c_int64, (c_void_p, c_void_p, c_int64, c_void_p)),
    "bt_lower_shouts": (None, (*(c_void_p,) * 3, c_int64)),
    "bt_find_typed_starts": (None, (*(c_void_p,) * 3, c_int64, *(c_void_p,) * 3)),
    "bt_find_chunks": (c_int64, (c_void_p, c_void_p, c_int64, c_void_p, c_void_p)),
    "bt_add_chunks": (None, (c_void_p, c_void_p, c_void_p, c_void_p, c_int64)),
    "bt_move_chunks": (None, (c_void_p, c_void_p, c_int64)),
    "bt_count_rows": (c_int64, (c_void_p, c_void_p, c_int64)),
    "bt_read_chunks": (None, (*(c_void_p,) * 4, c_int64, *(c_void_p,) * 4)),
    "bt_label": (c_int64, (*(c_void_p,) * 3, c_int64, *(c_void_p,) * 3)),
    "bt_join": (None, (c_void_p, c_void_p, c_int64, c_void_p)),
    "bt_find_starts": (c_int64, (c_void_p, c_void_p, c_int64, c_void_p)),
    "bt_find_longest": (c_int64, (c_void_p, c_void_p, c_int64, c_void_p)),
    # writing/writing.h
    "bt_make_sketches": (None, (*(c_void_p,) * 2, c_int64, *(c_void_p,) * 2)),
    "bt_gather_postings": (c_int64, (c_void_p, c_int64, *(c_void_p,) * 3)),
    "bt_measure_positions": (None, (c_void_p, c_void_p, c_int64, c_uint32, c_void_p, c_void_p)),
    "bt_write_positions": (None, (c_void_p,) * 4),
    "bt_measure_variants": (None, (c_void_p,) * 3),
    "bt_write_variants": (None, (c_void_p,) * 5),
}


@dataclass(frozen=True, slots=True)
class Kernel:
    """The loaded library; calls release the GIL."""

    calls: CDLL


@dataclass(frozen=True, slots=True)
class NoKernel:
    """Why NumPy answers instead, in Vietnamese and English."""

    reason: str


def find_kernel(*, is_wanted: bool = True) -> Kernel | NoKernel:
    """Return the kernel of this process, unless a setting or BANTIN_KERNEL switches it off."""
    if not is_wanted or os.environ.get(VARIABLE, "").strip().lower() in OFF:
        return NoKernel(f"{VARIABLE}: đã tắt / switched off")
    return load(PATH)


def usable_kernel() -> Kernel | None:
    """Return the kernel of this process, or None."""
    found = find_kernel()
    return found if isinstance(found, Kernel) else None


@cache
def load(path: Path) -> Kernel | NoKernel:
    """Load the library of a path, once."""
    if not path.exists():
        return NoKernel("chưa được dịch / it was not compiled")
    try:
        calls = CDLL(str(path))
        version = calls.bt_version()
        if version != VERSION:
            return NoKernel(
                f"được dịch từ phiên bản khác ({version}), hãy cài lại"
                f" / it was compiled from another version ({version}): install Bantin again"
            )
        for name, (result, arguments) in _CALLS.items():
            call = getattr(calls, name)
            call.restype, call.argtypes = result, arguments
    except (OSError, AttributeError) as error:
        return NoKernel(f"không nạp được: {error} / it cannot be loaded: {error}")
    return Kernel(calls)


def describe(kernel: Kernel | NoKernel) -> str:
    """Return what to tell whoever asks what answers."""
    if isinstance(kernel, Kernel):
        return "nhân C / C kernel"
    return f"NumPy ({kernel.reason})"
