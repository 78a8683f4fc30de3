# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""What is left out of a text, and the way back: of `isogloss.matching.plain`, which says how and why."""

from unicodedata import category

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_Substring

cdef extern from "Python.h":
    Py_ssize_t PY_SSIZE_T_MAX


def left_out(str prose, list changes):
    """A text with some changes, in order, and the way back: where something was left out of it, and how much so far."""
    cdef list pieces = [], at = [], removed = []
    cdef Py_ssize_t last = 0, so_far = 0, start, end
    for change in changes:
        start, end = change[0], change[1]
        read = <str>change[2]
        pieces.append(PyUnicode_Substring(prose, last, start))
        if read:
            pieces.append(read)
        last = end
        at.append(start + len(read) - so_far)
        so_far += end - start - len(read)
        removed.append(so_far)
    pieces.append(PyUnicode_Substring(prose, last, len(prose)))
    return "".join(pieces), at, removed


cdef Py_ssize_t following(Py_ssize_t* at, Py_ssize_t number, Py_ssize_t place) noexcept:
    """How many places are not after a place (bisect_right)."""
    cdef Py_ssize_t low = 0, high = number, middle
    while low < high:
        middle = (low + high) // 2
        if at[middle] <= place:
            low = middle + 1
        else:
            high = middle
    return low


def back(str prose, list hits, list at, list removed):
    """The hits of a text where they stand in the prose that something was left out of."""
    cdef Py_ssize_t number = len(at), after = 0, start, end, stop, behind, index
    cdef Py_ssize_t* places = <Py_ssize_t*>PyMem_Malloc((number + 1) * sizeof(Py_ssize_t))
    cdef Py_ssize_t* shifts = <Py_ssize_t*>PyMem_Malloc((number + 1) * sizeof(Py_ssize_t))
    cdef list moved = []
    cdef tuple hit
    if places == NULL or shifts == NULL:
        PyMem_Free(places)
        PyMem_Free(shifts)
        raise MemoryError
    try:
        shifts[0] = 0
        for index in range(number):
            places[index], shifts[index + 1] = at[index], removed[index]
        places[number] = PY_SSIZE_T_MAX
        for hit in hits:
            start, end = hit[0], hit[1]
            if places[after] <= start or (after and places[after - 1] > start):
                after = following(places, number, start)
            stop = end + shifts[after]
            if end >= places[after]:
                stop = end + shifts[following(places, number, end - 1)]
                behind = end + shifts[following(places, number, end)]
                while stop < behind and category(prose[stop]) == "Mn":
                    stop += 1
            moved.append((start + shifts[after], stop, hit[2], hit[3]))
    finally:
        PyMem_Free(places)
        PyMem_Free(shifts)
    return moved
