"""Files as people have them (pages, PDF, Word, exports, spreadsheets) become documents of a corpus folder.

`formats` knows which reader has a file; each gives `found.Found`, one for each article in it. `intake` puts
what was found into the folder, all or nothing; `mirror` says what was read, and what is doubtful.
"""
