# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The search of `isogloss.matching.substrings.Substrings` and the borders of `isogloss.matching.borders.Borders`, which
say how and why."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring
from libc.math cimport pow
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t
from libc.string cimport memset

from isogloss.matching import borders



cdef enum:
    BASIC = 1 << 16  # characters of the Basic Multilingual Plane


cdef class Trie:
    """Strings with a number each. A node's children are in one hash table of all, by the node and the character."""

    cdef uint64_t* keys
    cdef int32_t* nodes
    cdef int64_t* values  # -1 where no string ends
    cdef uint64_t size
    cdef int32_t number
    cdef int32_t* roots  # the nodes after the first character, where it is of the Basic Multilingual Plane; else -1

    def __cinit__(self, strings):
        """`strings` is a mapping of strings to numbers."""
        cdef Py_ssize_t characters = 0
        for text in strings:
            characters += len(text)
        self.size = 64
        while self.size < 2 * characters:
            self.size *= 2
        self.keys = <uint64_t*>PyMem_Calloc(self.size, sizeof(uint64_t))
        self.nodes = <int32_t*>PyMem_Malloc(self.size * sizeof(int32_t))
        self.values = <int64_t*>PyMem_Malloc((characters + 1) * sizeof(int64_t))
        self.roots = <int32_t*>PyMem_Malloc(BASIC * sizeof(int32_t))
        if self.roots == NULL or self.keys == NULL or self.nodes == NULL or self.values == NULL:
            raise MemoryError
        memset(self.roots, 0xFF, BASIC * sizeof(int32_t))
        self.values[0] = -1
        self.number = 1
        for text, value in strings.items():
            self.add(text, value)

    def __dealloc__(self):
        PyMem_Free(self.keys)
        PyMem_Free(self.nodes)
        PyMem_Free(self.values)
        PyMem_Free(self.roots)

    cdef inline uint64_t slot(self, uint64_t key) noexcept:
        cdef uint64_t at = (key * <uint64_t>0x9E3779B97F4A7C15) >> 20 & (self.size - 1)
        while self.keys[at] and self.keys[at] != key:
            at = (at + 1) & (self.size - 1)
        return at

    cdef inline int32_t child(self, int32_t node, uint32_t character) noexcept:
        """The node after a character; -1 where there is none."""
        if node == 0 and character < BASIC:
            return self.roots[character]
        cdef uint64_t at = self.slot((<uint64_t>node << 21 | character) + 1)
        return self.nodes[at] if self.keys[at] else -1

    cdef int add(self, str text, int64_t value) except -1:
        cdef int32_t node = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef uint64_t key, at
        cdef uint32_t character
        cdef Py_ssize_t place
        for place in range(len(text)):
            character = <uint32_t>PyUnicode_READ(kind, data, place)
            key = (<uint64_t>node << 21 | character) + 1
            at = self.slot(key)
            if not self.keys[at]:
                self.keys[at] = key
                self.nodes[at] = self.number
                self.values[self.number] = -1
                self.number += 1
            node = self.nodes[at]
            if not place and character < BASIC:
                self.roots[character] = node
        self.values[node] = value
        return 0

    cdef inline int64_t value(self, uint32_t* text, Py_ssize_t length) noexcept:
        """The number of a string; -1 where it is none of them."""
        cdef int32_t node = 0
        cdef Py_ssize_t at
        for at in range(length):
            node = self.child(node, text[at])
            if node < 0:
                return -1
        return self.values[node]


cdef enum:
    OPENING = 1
    CLOSING = 2
    SELDOM = 4
    ROOM = 32  # characters of a term and of what is looked at around it

cdef Py_ssize_t CONTEXT = borders.CONTEXT, LONGEST = borders.LONGEST
cdef Py_ssize_t LONGEST_DOUBTED = min(borders.LONGEST_DOUBTED, ROOM - 2 * CONTEXT)
cdef double TERM = borders.TERM, SURELY = borders.SURELY


cdef class Borders:
    """Tells whether the words of a text border where a term does."""

    cdef Trie words, pairs
    cdef double once

    def __init__(self, lexicon):
        self.words = Trie(lexicon.words)
        self.once = 1 / sum(lexicon.words.values())
        pairs = {}
        for flag, some in ((OPENING, lexicon.opening), (CLOSING, lexicon.closing), (SELDOM, lexicon.seldom)):
            for pair in some:
                pairs[pair] = pairs.get(pair, 0) | flag
        self.pairs = Trie(pairs)

    cdef bint crossed(self, int kind, void* data, Py_ssize_t size, Py_ssize_t start, Py_ssize_t end) noexcept:
        """Whether a word of the text goes over a border of the term between two places."""
        cdef uint32_t[ROOM] text
        cdef uint32_t[2] first_pair, last_pair
        cdef int64_t first_flags, last_flags
        first_pair[0] = <uint32_t>PyUnicode_READ(kind, data, start - 1) if start else 10
        first_pair[1] = <uint32_t>PyUnicode_READ(kind, data, start)
        last_pair[0] = <uint32_t>PyUnicode_READ(kind, data, end - 1)
        last_pair[1] = <uint32_t>PyUnicode_READ(kind, data, end) if end < size else 10
        first_flags = max(self.pairs.value(first_pair, 2), 0)
        last_flags = max(self.pairs.value(last_pair, 2), 0)
        cdef bint begun = self.words.value(first_pair, 2) >= 0
        if not (
            first_flags & OPENING
            or last_flags & (CLOSING | SELDOM)
            or (begun and self.words.value(last_pair, 2) >= 0)
        ):
            return False
        if end - start > LONGEST_DOUBTED:
            return False
        cdef Py_ssize_t base = max(0, start - CONTEXT), stop = min(size, end + CONTEXT), at
        if start == 0:
            begun = self.words.value(first_pair + 1, 1) >= 0
        if end < size and last_flags & SELDOM and not (start > 0 and first_flags & OPENING) and not begun:
            return False
        for at in range(base, stop):
            text[at - base] = <uint32_t>PyUnicode_READ(kind, data, at)
        return self.likelier(text, start - base, end - base, stop - base)

    cdef bint likelier(self, uint32_t* text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t size) noexcept:
        """Whether a cut across a border of the term is the likelier one."""
        cdef double least = -1, itself
        cdef Py_ssize_t first, last
        cdef int64_t count
        for first in range(end):
            if first < start:
                last = start + 1
            elif start < first and first >= end - LONGEST + 1:
                last = end + 1
            else:
                continue
            while last <= min(first + LONGEST, size if first > start else end - 1):
                count = self.words.value(text + first, last - first)
                if count >= 0:
                    if least < 0:
                        itself = max(
                            pow(TERM, <double>min(end - start, LONGEST) / 2),
                            self.likeliest(text + start, end - start),
                        )
                        least = SURELY * self.likeliest(text, start) * itself * self.likeliest(text + end, size - end)
                    if (
                        <double>count * self.once * self.likeliest(text, first)
                        * self.likeliest(text + last, size - last) > least
                    ):
                        return True
                last += 1
        return False

    cdef double likeliest(self, uint32_t* text, Py_ssize_t length) noexcept:
        """How likely the likeliest way is to cut a text into words."""
        cdef double[ROOM + 1] best
        cdef Py_ssize_t at, width
        cdef int32_t node
        cdef int64_t count
        best[length] = 1
        for at in range(length - 1, -1, -1):
            node = 0
            best[at] = self.once * best[at + 1]
            for width in range(1, min(LONGEST, length - at) + 1):
                if node >= 0:
                    node = self.words.child(node, text[at + width - 1])
                count = self.words.values[node] if node >= 0 else -1
                if count >= 0 and width == 1:
                    best[at] = <double>count * self.once * best[at + 1]
                elif count >= 0:
                    best[at] = max(best[at], <double>count * self.once * best[at + width])
        return best[0]


cdef inline bint latin(uint32_t character) noexcept:
    return 48 <= character <= 57 or 65 <= character <= 90 or 97 <= character <= 122


def search(
    Trie trie, Borders borders, str written, str lowered, Py_ssize_t first, Py_ssize_t last, Py_ssize_t base,
    list entries, list owners, surely, list found,
):
    """Add the terms that begin between two places of a text, which itself starts at `base`."""
    cdef int kind = PyUnicode_KIND(lowered), written_kind = PyUnicode_KIND(written)
    cdef void* data = PyUnicode_DATA(lowered)
    cdef void* written_data = PyUnicode_DATA(written)
    cdef Py_ssize_t size = len(lowered), at, end
    cdef int32_t node
    cdef int64_t number
    for at in range(first, min(last, size)):
        node, end = 0, at
        while end < size:
            node = trie.child(node, <uint32_t>PyUnicode_READ(kind, data, end))
            if node < 0:
                break
            end += 1
            number = trie.values[node]
            if number < 0 or (borders is not None and borders.crossed(kind, data, size, at, end)):
                continue
            entry = entries[number]
            if <Py_ssize_t>entry >= 0:
                found.append((base + at, base + end, entry, surely))
                continue
            if at and latin(<uint32_t>PyUnicode_READ(written_kind, written_data, at - 1)) and latin(
                <uint32_t>PyUnicode_READ(written_kind, written_data, at)
            ):
                continue
            if end < size and latin(<uint32_t>PyUnicode_READ(written_kind, written_data, end - 1)) and latin(
                <uint32_t>PyUnicode_READ(written_kind, written_data, end)
            ):
                continue
            spelled = None
            for exact, entry in <list>owners[number]:
                if exact is not None and spelled is None:
                    spelled = PyUnicode_Substring(written, at, end).replace("\n", " ").replace("\u00a0", " ")
                if exact is None or exact == spelled:
                    found.append((base + at, base + end, entry, surely))
