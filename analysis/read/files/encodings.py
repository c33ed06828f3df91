"""Bytes that people have as text: which encoding, and which characters were broken on the way.

Unicode says itself what it is. What else is nearly all ASCII with the quotation marks and dashes of Windows
is Windows-1252; the rest is told by charset-normalizer. ftfy mends what was decoded wrongly before ("â€œ").
"""

import re

from analysis.read.files.found import needs

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"))
_MARKS_16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WINDOWS = frozenset(
    b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa3\xa7\xa9\xab\xad\xb0\xb7\xbb\xbc\xbd\xbe"
)
_LATIN = frozenset(
    b"\xc0\xc1\xc4\xc7\xc8\xc9\xd1\xd6\xdc\xdf\xe0\xe1\xe2\xe3\xe4\xe5\xe7\xe8\xe9\xea\xeb\xed\xee\xef\xf1\xf3\xf4\xf6\xf8\xfa\xfb\xfc"
)
_SHARE = 0.04  # of letters beyond ASCII, up to which a text is taken for English
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u200c\u200d]")


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, and what is to be said of it: another encoding than Unicode, mended characters."""
    encoding = _encoding(content)
    text = content.decode(encoding, errors="replace")
    called = "Windows-1252" if encoding == "cp1252" else encoding
    said = [] if encoding.startswith(("utf", "ascii")) else [f"read as {called}"]
    text, more = mended(text)
    return text, said + more


def mended(text: str) -> tuple[str, list[str]]:
    """`text` with its broken characters mended, and how many lines that changed, in words."""
    needs("ftfy", "text with broken characters")
    from ftfy import TextFixerConfig, fix_text

    config = TextFixerConfig(
        uncurl_quotes=False, fix_character_width=False, unescape_html=True, normalization="NFC"
    )
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    before = text.split("\n")
    made = [
        _UNSEEN.sub("", fix_text(line, config)) if not line.isascii() or "&" in line else line
        for line in before
    ]
    n = sum(
        one.strip() != other.strip()
        for one, other in zip(before, made, strict=True)
        if _UNSEEN.sub("", one) != other
    )
    said = [f"broken characters mended in {n} line{'s' if n > 1 else ''}"] if n else []
    return "\n".join(made), said


def _encoding(content: bytes) -> str:
    for mark, name in (*_MARKS, *_MARKS_16):
        if content.startswith(mark):
            return name
    head = content[:4000]
    if head.count(0) > len(head) // 4:  # UTF-16 without its mark: every second byte is 0
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    high = [byte for byte in content if byte > 127]
    if len(high) <= _SHARE * len(content) and _WINDOWS.union(_LATIN).issuperset(high):
        return "Windows-1252"
    needs("charset_normalizer", "text in an unknown encoding")
    from charset_normalizer import from_bytes

    best = from_bytes(content[:1_000_000]).best()
    try:
        content.decode(best.encoding)
        return best.encoding
    except (AttributeError, UnicodeDecodeError):
        return "Windows-1252"
