# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The search of `isogloss.matching.words.Words` and what it passes over, and which hits count: of `nouns` there and of
`isogloss.matching.conditions.Conditions`. They say how and why."""

from cpython.dict cimport PyDict_GetItemWithError
from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Realloc
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring, Py_UNICODE_TOLOWER
from libc.stdint cimport uint32_t, uint64_t
from libc.string cimport memset

from isogloss.matching import memory


cdef Py_ssize_t LONGEST = memory.LONGEST_REMEMBERED
cdef uint64_t SEED = <uint64_t><Py_ssize_t>hash("chunks")  # another one in each process: nobody can aim at a collision


cdef inline uint64_t mixed(uint64_t value, uint32_t character) noexcept:
    value = (value ^ character) * <uint64_t>0x9E3779B97F4A7C15
    return value ^ value >> 32


cdef class Hashes:
    """The hashes of strings, at most so many before they start anew.

    Of 64 bits: among a million strings two have the same one in one of 10⁷ sets (the birthday bound, n²/2⁶⁵). The
    strings themselves take ten times the memory and, to look for one, several times as long.
    """

    cdef uint64_t* slots
    cdef uint64_t size, number, most

    def __cinit__(self, most):
        self.size, self.number, self.most = 1 << 12, 0, most
        self.slots = <uint64_t*>PyMem_Calloc(self.size, sizeof(uint64_t))
        if self.slots == NULL:
            raise MemoryError

    def __dealloc__(self):
        PyMem_Free(self.slots)

    cdef inline bint has(self, uint64_t value) noexcept:
        cdef uint64_t at = value & (self.size - 1)
        while self.slots[at] and self.slots[at] != value:
            at = (at + 1) & (self.size - 1)
        return self.slots[at] != 0

    cdef inline void put(self, uint64_t value) noexcept:
        cdef uint64_t at = value & (self.size - 1)
        while self.slots[at] and self.slots[at] != value:
            at = (at + 1) & (self.size - 1)
        self.number += self.slots[at] == 0
        self.slots[at] = value

    cdef int grow(self) except -1:
        cdef uint64_t* old = self.slots
        cdef uint64_t size = self.size, at
        cdef uint64_t* slots = <uint64_t*>PyMem_Calloc(2 * size, sizeof(uint64_t))
        if slots == NULL:
            raise MemoryError
        self.slots, self.size, self.number = slots, 2 * size, 0
        for at in range(size):
            if old[at]:
                self.put(old[at])
        PyMem_Free(old)
        return 0

    def add(self, strings):
        """Add the strings that are short enough to come again."""
        cdef uint64_t value
        cdef str text
        cdef Py_ssize_t place
        cdef uint32_t character
        for each in strings:
            text = each
            if len(text) > LONGEST:
                continue
            if self.number >= self.most:
                memset(self.slots, 0, self.size * sizeof(uint64_t))
                self.number = 0
            elif 2 * self.number >= self.size:
                self.grow()
            value = SEED
            for place in range(len(text)):
                value = mixed(value, <uint32_t>PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), place))
            self.put(value + (value == 0))


cdef struct Place:
    Py_ssize_t start
    Py_ssize_t end
    PyObject* step  # NULL where the chunk is met for the first time


cdef inline Py_ssize_t chunk_end(int kind, void* data, Py_ssize_t at, Py_ssize_t end, uint64_t* value) noexcept:
    """Where the chunk ends that starts at a place, and its hash."""
    cdef uint32_t character
    value[0] = SEED
    while at < end:
        character = <uint32_t>PyUnicode_READ(kind, data, at)
        if character == 32 or character == 10:
            break
        value[0] = mixed(value[0], character)
        at += 1
    value[0] += value[0] == 0
    return at


cdef bint goes_on(then, tuple opening) except -1:
    """Whether a chunk with some opening can go on with terms that have begun: most often it cannot."""
    if opening[2] or opening[3]:  # skipped, or to be read
        return True
    for begun in <list>then.begun:
        for number in <dict>opening[1]:
            if number in <dict>(<tuple>begun)[2]:
                return True
    return False


def search(
    str text, Py_ssize_t start, Py_ssize_t end, heads, openings, Hashes nothing, Hashes closed, meet, read_on,
    list found,
):
    """Add what begins in a stretch of the text that ends at a space or with the text."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void* data = PyUnicode_DATA(text)
    cdef Py_ssize_t at = start, stop, number = 0, room = 0, base, place
    cdef Place* places = NULL
    cdef PyObject* step
    cdef uint64_t value
    cdef tuple hit, current
    cdef set new = set()
    cdef list kept = []  # so that a step lives on when the memory of steps starts anew
    try:
        while at <= end:
            stop = chunk_end(kind, data, at, end, &value)
            if not nothing.has(value):
                chunk = PyUnicode_Substring(text, at, stop)
                step = <PyObject*>PyDict_GetItemWithError(heads, chunk)
                if step == NULL:
                    new.add(chunk)
                else:
                    kept.append(<object>step)
                if number == room:
                    room = 2 * room + 64
                    places = <Place*>PyMem_Realloc(places, room * sizeof(Place))
                    if places == NULL:
                        raise MemoryError
                places[number] = Place(at, stop, step)
                number += 1
            at = stop + 1
        if new:
            new = meet(new)
        for place in range(number):
            base, stop = places[place].start, places[place].end
            if places[place].step != NULL:
                item = <object>places[place].step
            else:
                chunk = PyUnicode_Substring(text, base, stop)
                item = heads[chunk] if chunk in new else None
            while item is not None:
                current = <tuple>item
                for one in <list>current[0]:
                    hit = <tuple>one
                    found.append((base + <Py_ssize_t>hit[0], base + <Py_ssize_t>hit[1], hit[2], hit[3]))
                for behind, begun in current[2]:
                    read_on(text, base + behind, begun, base, found)
                then = current[1]
                if then is None:
                    break
                at = stop + 1
                stop = chunk_end(kind, data, at, end, &value) if at <= end else at
                if at <= end and closed.has(value):
                    break
                chunk = PyUnicode_Substring(text, at, stop) if at <= end else ""
                step = <PyObject*>PyDict_GetItemWithError(openings, chunk)
                opening = openings[chunk] if step == NULL else <object>step
                if opening is None:
                    break
                step = <PyObject*>PyDict_GetItemWithError(then, chunk)
                if step == NULL and not goes_on(then, <tuple>opening):
                    break
                item = then[chunk] if step == NULL else <object>step
    finally:
        PyMem_Free(places)


def nouns(str text, list hits, str before, confirmed, is_verb):
    """The hits in a text but for the verbs that look like nouns."""
    cdef int kind = PyUnicode_KIND(text), kind_before = PyUnicode_KIND(before)
    cdef void* data = PyUnicode_DATA(text)
    cdef void* data_before = PyUnicode_DATA(before)
    cdef Py_ssize_t index, start, pair, pairs = len(before)
    cdef uint32_t last, last_but_one
    cdef tuple hit
    cdef list left = None  # as long as there are no verbs
    for index in range(len(hits)):
        hit = <tuple>hits[index]
        start = hit[0]
        if start > 2 and <uint32_t>PyUnicode_READ(kind, data, start - 1) == 32:
            last = <uint32_t>PyUnicode_READ(kind, data, start - 2)
            last_but_one = <uint32_t>PyUnicode_READ(kind, data, start - 3)
            pair = 0
            while pair < pairs and (
                last != <uint32_t>PyUnicode_READ(kind_before, data_before, pair + 1)
                or last_but_one != <uint32_t>PyUnicode_READ(kind_before, data_before, pair)
            ):
                pair += 2
            if pair < pairs and confirmed(text, start, hit[1]) and not is_verb(hit[2]):
                if left is None:
                    left = hits[:index]
                continue
        if left is not None:
            left.append(hit)
    return hits if left is None else left


cdef class Exceptions:
    """The exceptions of terms, folded, by the numbers of the entries, and the characters that folding leaves as they
    are, a bit for each."""

    cdef dict exceptions
    cdef uint64_t[1024] stable

    def __init__(self, dict exceptions, str folded):
        """`folded` are the characters that folding changes beside capitals."""
        cdef uint32_t character
        self.exceptions = exceptions
        memset(self.stable, 0, sizeof(self.stable))
        for character in range(1 << 16):
            if <uint32_t>Py_UNICODE_TOLOWER(character) == character:
                self.stable[character >> 6] |= <uint64_t>1 << (character & 63)
        for each in folded:
            character = ord(each)
            if character < 1 << 16:
                self.stable[character >> 6] &= ~(<uint64_t>1 << (character & 63))

    cdef bint may_overlap(self, int kind, void* data, Py_ssize_t size, Py_ssize_t start, Py_ssize_t end, entry) except -1:
        """Whether an exception may overlap a term, whatever folding makes of what it changes."""
        cdef Py_ssize_t at, place, length
        cdef uint32_t character
        cdef str exception
        cdef int exception_kind
        cdef void* exception_data
        for each in <list>self.exceptions[entry]:
            exception = each
            length = len(exception)
            exception_kind, exception_data = PyUnicode_KIND(exception), PyUnicode_DATA(exception)
            for at in range(max(0, start - length + 1), min(end, size - length + 1)):
                for place in range(length):
                    character = <uint32_t>PyUnicode_READ(kind, data, at + place)
                    if (
                        character != <uint32_t>PyUnicode_READ(exception_kind, exception_data, place)
                        and character < 1 << 16
                        and self.stable[character >> 6] >> (character & 63) & 1
                    ):
                        break
                else:
                    return True
        return False

    def met(self, str text, list hits, asked, near, excepted, lacks):
        """The hits that no exception overlaps and that lack no company, of which the functions given tell."""
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = len(text)
        cdef bint shifted = "\r" in text  # two characters that end a line are one space
        cdef list left = []
        cdef tuple hit
        for each in hits:
            hit = <tuple>each
            entry = hit[2]
            if entry in asked:
                if entry in self.exceptions and (shifted or self.may_overlap(kind, data, size, hit[0], hit[1], entry)):
                    if excepted(text, hit):
                        continue
                if entry in near and lacks(entry, hit[0]):
                    continue
            left.append(hit)
        return left
