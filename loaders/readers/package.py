"""Opening zipped office files safely: sizes are capped before and while reading, XML entities are refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from defusedxml import ElementTree as SafeTree  # type: ignore[import-untyped]
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]

from loaders.document import UnreadableFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_UNPACKED = 300 * 2**20
MAX_MEMBERS = 10_000
RATIO_FLOOR = 20 * 2**20
MAX_RATIO = 250


class Package:
    """The parts of one zipped office file; `read` gives the bytes of a part and counts them against the cap.

    The archive's directory may lie about sizes, and libraries that unpack by themselves believe the stream, so a part
    is measured by unpacking it here, whatever the directory says.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._data = data
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError) as error:
            raise self.damaged() from error
        entries = self._zip.infolist()
        declared = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_MEMBERS or declared > MAX_UNPACKED or declared > self._cap():
            raise self.too_large()
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises UnreadableFile when it is missing, damaged, encrypted or too large."""
        entry = self._entries.get(part)
        if entry is None:
            raise self.damaged()
        if entry.flag_bits & 0x1:
            raise UnreadableFile(f"{self.name} 已加密，请先解除密码再上传。")
        if entry.compress_type == zipfile.ZIP_STORED:
            return self._count(self._stored(entry))
        if entry.compress_type == zipfile.ZIP_DEFLATED:
            return self._count(self._inflate(self._stored(entry)))
        raise self.damaged()

    def xml(self, part: str) -> Element:
        """The root element of an XML part; document types, and with them all entities, are refused."""
        return parse_xml(self.read(part), self.name)

    def damaged(self) -> UnreadableFile:
        return UnreadableFile(f"{self.name} 已损坏或不完整，请重新下载，或用 Office/WPS 打开后另存一份。")

    def too_large(self) -> UnreadableFile:
        return UnreadableFile(f"{self.name} 解压后过大（超过 {MAX_UNPACKED >> 20} MB 或压缩比异常），已拒绝读取。")

    def _cap(self) -> int:
        return min(MAX_UNPACKED, max(RATIO_FLOOR, len(self._data) * MAX_RATIO))

    def _stored(self, entry: zipfile.ZipInfo) -> bytes:
        header = self._data[entry.header_offset : entry.header_offset + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise self.damaged()
        start = entry.header_offset + 30 + int.from_bytes(header[26:28], "little")
        start += int.from_bytes(header[28:30], "little")
        return self._data[start : start + entry.compress_size]

    def _inflate(self, packed: bytes) -> bytes:
        room = self._cap() - self._unpacked
        engine = zlib.decompressobj(-15)
        try:
            unpacked = engine.decompress(packed, room + 1)
        except zlib.error as error:
            raise self.damaged() from error
        if len(unpacked) <= room and not engine.eof:
            raise self.damaged()
        return unpacked

    def _count(self, unpacked: bytes) -> bytes:
        self._unpacked += len(unpacked)
        if self._unpacked > self._cap():
            raise self.too_large()
        return unpacked


def parse_xml(data: bytes, name: str) -> Element:
    """Parse XML that may be hostile: document types, and with them all entities, are refused."""
    try:
        root: Element = SafeTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableFile(f"{name} 内部的 XML 带有文档类型或实体定义，为安全起见不予读取。") from error
    except (SafeTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(f"{name} 内部的 XML 已损坏，请用 Office/WPS 打开后另存一份。") from error
    return root


def local(tag: object) -> str:
    """An element's name without its namespace: transitional and strict OOXML differ in nothing else here."""
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Element, key: str) -> str | None:
    """An attribute by its local name."""
    for name, value in element.attrib.items():
        if local(name) == key:
            return value
    return None


def relationships(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Id → (last word of the type, target part) of a part's internal relationships; `part` "" is the package."""
    folder = PurePosixPath(part).parent
    path = str(folder / "_rels" / f"{PurePosixPath(part).name}.rels") if part else "_rels/.rels"
    if path not in package:
        return {}
    found = {}
    for child in package.xml(path):
        target = child.get("Target", "")
        if child.get("TargetMode") != "External":
            full = target.lstrip("/") if target.startswith("/") else _resolve(folder, target)
            found[child.get("Id", "")] = (child.get("Type", "").rsplit("/", 1)[-1], full)
    return found


def _resolve(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = list(folder.parts)
    for piece in target.split("/"):
        if piece == "..":
            parts = parts[:-1]
        elif piece not in ("", "."):
            parts.append(piece)
    return "/".join(parts)
