"""Reasons that the system of files and msgspec tell in English, as sentences that have a translation."""

import errno
import re

from isogloss.text.message import Message, message

SYSTEM = {
    errno.EACCES: "Permission denied",
    errno.EDQUOT: "Disk quota exceeded",
    errno.EEXIST: "File exists",
    errno.EIO: "Input/output error",
    errno.EISDIR: "Is a directory",
    errno.ELOOP: "Too many levels of symbolic links",
    errno.EMFILE: "Too many open files",
    errno.ENAMETOOLONG: "File name too long",
    errno.ENOENT: "No such file or directory",
    errno.ENOSPC: "No space left on device",
    errno.ENOTDIR: "Not a directory",
    errno.ENOTEMPTY: "Directory not empty",
    errno.EPERM: "Operation not permitted",
    errno.EROFS: "Read-only file system",
}
"""What goes wrong with files, as POSIX systems say it."""

FULL = frozenset({errno.EDQUOT, errno.ENOSPC})
"""A disk is full, or what a user may have of it: of a file that is open already the system tells no name."""

NO_ROOM = "make room on that disk, or write to another one"
ADVICE = {
    errno.EACCES: "change its permissions, or run this as a user who has them",
    errno.EDQUOT: NO_ROOM,
    errno.ENOSPC: NO_ROOM,
    errno.EROFS: "write to another place",
}
"""What is to be done, where the reason does not say it."""

KINDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "null": "nothing",
    "object": "a mapping",
    "str": "a text",
}
"""YAML's names for what msgspec names after JSON."""

EXPECTED = re.compile(
    r"Expected `(?P<kind>\w+)`(?:, got `(?P<got>\w+)`"
    r"| of length >= (?P<least>\d+)| of length <= (?P<most>\d+)| matching regex '(?P<pattern>.*)')?"
)
NOT_BLANK = r"\\S"
"""The pattern of a text that is not blank, as msgspec prints it."""


MISSING = re.compile(r"Object missing required field `(?P<field>[^`]*)`")


def of_system(error: OSError) -> Message | str:
    """Why the system has not done something; in its own words, where these are rare."""
    if error.errno in SYSTEM:
        return message(SYSTEM[error.errno])
    return error.strerror or str(error)


def advice(error: OSError) -> Message | str:
    """What to do so that the system does it; nothing where the reason says that."""
    return message(ADVICE[error.errno]) if error.errno in ADVICE else ""


def of_shape(said: str) -> Message | str:
    """Why data is not of the shape that it must have, from what msgspec says; as it says it, where that is rare."""
    if missing := MISSING.fullmatch(said):
        return message("the key “{key}” is missing", key=missing["field"])
    found = EXPECTED.fullmatch(said)
    if not found or found["kind"] not in KINDS or (found["got"] or "str") not in KINDS:
        return said
    kind = message(KINDS[found["kind"]])
    if found["got"]:
        return message("Expected {kind}, got {got}", kind=kind, got=message(KINDS[found["got"]]))
    if found["least"]:
        return message("Expected {kind} of length at least {least}", kind=kind, least=found["least"])
    if found["most"]:
        return message("Expected {kind} of length at most {most}", kind=kind, most=found["most"])
    if found["pattern"] == NOT_BLANK:
        return message("Expected {kind} that is not blank", kind=kind)
    if found["pattern"]:
        return message("Expected {kind} matching regex '{pattern}'", kind=kind, pattern=found["pattern"])
    return message("Expected {kind}", kind=kind)
