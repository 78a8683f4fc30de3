"""How a glossary grows: candidates for terms, wordings that compete, how much of the pages it explains."""
