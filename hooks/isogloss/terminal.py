"""What the terminal can show, according to the environment."""

import os

LINKING_PROGRAMS = {"Hyper", "iTerm.app", "terminology", "WezTerm", "vscode", "ghostty", "zed"}
LINKING_TERMINALS = {"xterm-kitty", "xterm-ghostty", "alacritty", "alacritty-direct", "foot"}
LINKING_VTE = 5000
"""What is known to show hyperlinks: terminal programs and types by name, and the first such version of GNOME's VTE."""


def coloured(asked: str, shown: bool) -> bool:
    """Whether to use colour: as requested (auto, always, never); for auto, if the output goes to a terminal that does
    not opt out (no-color.org).
    """
    if asked != "auto":
        return asked == "always"
    if os.environ.get("FORCE_COLOR"):
        return True
    return shown and not os.environ.get("NO_COLOR")


def linked(shown: bool) -> bool:
    """Whether to write hyperlinks (OSC 8): as FORCE_HYPERLINK says, else if the output goes to a terminal known to
    support them, since some others print the escape sequence.
    """
    says = os.environ.get
    if forced := says("FORCE_HYPERLINK"):
        return forced != "0"
    if not shown:
        return False
    vte = says("VTE_VERSION", "")
    return bool(
        (vte.isdecimal() and int(vte) >= LINKING_VTE)
        or says("TERM_PROGRAM") in LINKING_PROGRAMS
        or says("TERM") in LINKING_TERMINALS
        or says("WT_SESSION")
        or says("KONSOLE_VERSION")
        or says("DOMTERM")
    )
