"""From bytes to text: which encoding a Chinese text is in, without ever guessing silently wrong."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from loaders.document import UnreadableFile

SAMPLE = 1 << 16
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
RARE_ENCODINGS = ["big5", "big5hkscs", "cp950", "utf_16_le", "utf_16_be"]
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
KNOWN = re.compile(r"[\t\n\r -~\u2010-\u303f\u4e00-\u9fff\uff00-\uffee]")
FONT = re.compile(rb"font-family\s*:[^;{}<>]{0,200}", re.IGNORECASE)  # names of fonts may be in another encoding
FOREIGN = re.compile(r"[\u0370-\u04ff\u3040-\u312f\ue000-\uf8ff]")  # what other encodings turn into when read as GB


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of a file, line ends as they stand. Raises UnreadableFile for binary, garbled and unknown encodings."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            return _accept(data.decode(encoding, "replace") if text is None else text, name)
    for text in (_strictly(data, "utf-8"), _declared(data, declared)):
        if text is not None and "\0" not in text[:SAMPLE]:
            return _accept(text, name)
    text = _strictly(data, "gb18030")
    if text is not None and "\0" not in text and is_plausible(text, "gb2312", 0xD8):
        return _accept(text, name)
    return _accept(_rare(data) or _patched(data, declared) or "\0", name)


def is_plausible(text: str, encoding: str, limit: int) -> bool:
    """Whether the ideographs of a text are mostly common ones: their lead byte in `encoding` lies below `limit`."""
    sample = text[:SAMPLE]
    ideographs = IDEOGRAPH.findall(sample)
    foreign = len(FOREIGN.findall(sample))
    if len(ideographs) + foreign < 10:
        return True
    codes = (sign.encode(encoding, "ignore")[:1] for sign in ideographs)
    return sum(1 for code in codes if b"" < code < bytes([limit])) >= 0.6 * (len(ideographs) + foreign)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    label = declared.strip().strip("\"'").lower()
    if label.startswith(("gb", "hz", "x-gbk", "utf-16", "utf-32", "ucs")) or not label.isascii():
        return None  # GB labels are tried as gb18030; a label that could be read is not in a wide encoding
    try:
        codec = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    if codec.name in ("iso8859-1", "cp1252", "ascii") or not getattr(codec, "_is_text_encoding", True):
        return None  # a server's default, and every byte string is valid in it
    return _strictly(data, label)


def _rare(data: bytes) -> str | None:
    """Big5 and UTF-16 without a mark, where strict decoding gives common characters."""
    best = from_bytes(data[:SAMPLE], cp_isolation=RARE_ENCODINGS, threshold=0.3).best()
    candidates = [best.encoding] if best is not None else []
    for encoding in [*candidates, "utf_16_le", "utf_16_be", "big5hkscs"]:
        text = _strictly(data, encoding)
        if text is None or _broken(text):
            continue
        if encoding.startswith("utf_16") and is_plausible(text, "gb2312", 0xD8) and _mostly_known(text):
            return text
        if encoding.startswith(("big5", "cp950")) and is_plausible(text, "big5", 0xC7) and IDEOGRAPH.search(text):
            return text
    return None


def _mostly_known(text: str) -> bool:
    """Whether nearly all characters are ASCII, Chinese or their punctuation: random bytes are not."""
    sample = text[:SAMPLE]
    return len(KNOWN.findall(sample)) >= 0.9 * len(sample)


def _patched(data: bytes, declared: str | None) -> str | None:
    """A text with a few bytes damaged, as portals' scripts leave behind when they cut in the middle of a character."""
    labels = ["utf-8", "gb18030"]
    if declared and declared.lower().startswith("gb"):
        labels.reverse()
    data = FONT.sub(b"", data)
    for label in labels:
        text = data.decode(label, "replace")
        plausible = label == "utf-8" or is_plausible(text, "gb2312", 0xD8)
        if text.count("\ufffd") <= max(2, len(text) // 500) and plausible and not _broken(text):
            return text
    return None


def _accept(text: str, name: str) -> str:
    if _broken(text):
        raise UnreadableFile(f"{name} 不是可识别的文本编码（内容像二进制文件），请确认文件完整后用 UTF-8 另存。")
    if _garbled(text):
        raise UnreadableFile(f"{name} 的文字是乱码，不是可识别的文本编码，请从原始来源重新保存一份。")
    return text


def _broken(text: str) -> bool:
    controls = len(CONTROL.findall(text))
    return "\0" in text or controls > max(16, len(text) // 200)


def _garbled(text: str) -> bool:
    """UTF-8 once read in a wrong encoding and saved again: Latin letters with accents, or rare ideographs in rows."""
    sample = text[:SAMPLE]
    if sample.count("\ufffd") > max(8, len(sample) // 100) or sample.count("锟斤拷") > 3:
        return True
    accented = sum(1 for sign in sample if "\x80" <= sign <= "\xff" and sign not in "\xa0·×÷°±")
    if accented > max(20, len(sample) // 5) and not IDEOGRAPH.search(sample):
        return True
    ideographs = "".join(IDEOGRAPH.findall(sample))
    if len(ideographs) < 20 or is_plausible(ideographs, "gb2312", 0xD8):
        return False
    again = ideographs.encode("gb18030", "ignore").decode("utf-8", "ignore")
    return len(IDEOGRAPH.findall(again)) > len(ideographs) // 3
