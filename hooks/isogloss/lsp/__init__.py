"""The language server: what the engine knows, told while a page is written (Language Server Protocol 3.17).

`workspace` keeps a project and the texts that are not saved yet, a module for each question answers it, and `server`
alone speaks the protocol.
"""
