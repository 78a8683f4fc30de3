"""What formats share: the keys of a concept, ids, XML, TBX-Basic, tables; and how files come to be changed."""
