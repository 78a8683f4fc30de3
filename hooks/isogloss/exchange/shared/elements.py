"""XML from hostile hands: elements with their lines, within limits.

No entity is ever declared, so none can grow or fetch; a DTD that a file only names is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn, Union
from xml.parsers import expat

from isogloss.text.message import Message, message
from isogloss.text.parsers import of_parser
from isogloss.text.source import Unreadable

NOT_XML = "not well-formed XML: {reason}"

DEEPEST = 40
"""Levels of nesting; TBX has about ten."""

MOST = 1_000_000
"""Elements; three thousand concepts in five languages have half as many."""


@dataclass(slots=True, eq=False)
class Element:
    """One element: its local name, namespace, attributes by local name, content in order, and its line (from 1)."""

    name: str
    namespace: str
    attributes: dict[str, str]
    line: int
    content: list[Union["Element", str]] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        return (part for part in self.content if isinstance(part, Element))

    def first(self, name: str) -> Union["Element", None]:
        """Its first child of a name, if it has one."""
        return next((child for child in self if child.name == name), None)

    @property
    def text(self) -> str:
        """What is written in it, at any depth, its white space as one line has it."""
        return " ".join("".join(_texts(self)).split())


def _texts(element: Element) -> Iterator[str]:
    for part in element.content:
        if isinstance(part, str):
            yield part
        else:
            yield from _texts(part)


def read_xml(data: bytes, path: str) -> Element:
    """The root of an XML file that people know as `path`. Raises Unreadable."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    root: list[Element] = []
    open_: list[Element] = []
    count = 0

    def refuse(flaw: Message) -> NoReturn:
        raise Unreadable(path, "{flaw}", parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, flaw=flaw)

    def doctype(name: str, system: str | None, public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            refuse(message("declarations in a DOCTYPE are not read: leave them out"))

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST:
            refuse(message("more than {most} elements: split it", most=MOST))
        if len(open_) >= DEEPEST:
            refuse(message("nested more than {deepest} levels deep", deepest=DEEPEST))
        namespace, _, local = name.rpartition(" ")
        named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(local, namespace, named, parser.CurrentLineNumber)
        (open_[-1].content if open_ else root).append(element)
        open_.append(element)

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = lambda *_: refuse(message("entities are not read: write out what they stand for"))
    parser.SkippedEntityHandler = lambda name, *_: refuse(message("the entity “{name}” is declared nowhere", name=name))
    parser.ExternalEntityRefHandler = lambda *_: refuse(message("what stands in other files is not read"))
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_.pop()
    parser.CharacterDataHandler = lambda text: open_[-1].content.append(text)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = of_parser(expat.errors.messages.get(error.code, str(error)))
        raise Unreadable(path, NOT_XML, error.lineno, error.offset + 1, reason=reason) from None
    except (LookupError, ValueError) as error:
        raise Unreadable(path, NOT_XML, reason=of_parser(error)) from None
    return root[0]
