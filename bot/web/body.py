"""The bytes of an answer, as they come, unpacked and counted: nothing larger than the cap is ever held.

A body that ends too early or does not unpack is no body; raises BodyFault with the reason.
"""

import zlib

import brotli

_GZIP = b"\x1f\x8b\x08"
_STEP = 262_144  # bytes unpacked at a time


class BodyFault(Exception):
    """A body is larger than allowed, cut or garbled: none of it is used."""


class _Plain:
    """Passes bytes on."""

    def unpack(self, packed: bytes, room: int) -> bytes:
        return packed

    def complete(self) -> bool:
        return True


class _Zlib:
    """gzip or deflate, several members in a row included, never more than ``room`` bytes at once."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._stream = zlib.decompressobj(31) if gzip else None
        self._started = False

    def unpack(self, packed: bytes, room: int) -> bytes:
        out = bytearray()
        while packed and len(out) <= room:
            if self._stream is None or (self._stream.eof and self._gzip):
                if self._started and not packed.startswith(_GZIP[: len(packed)]):
                    break  # padding after the last member
                self._stream = zlib.decompressobj(31 if self._gzip else _deflate_kind(packed))
            elif self._stream.eof:
                break
            self._started = True
            out += self._stream.decompress(packed, _STEP)
            packed = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        return bytes(out)

    def complete(self) -> bool:
        return not self._started or (self._stream is not None and self._stream.eof)


def _deflate_kind(packed: bytes) -> int:
    """Servers send "deflate" with and without zlib's two header bytes."""
    header = int.from_bytes(packed[:2], "big") if len(packed) >= 2 else 0
    return 15 if packed[0] & 0x0F == 8 and header % 31 == 0 else -15


class _Brotli:
    """Brotli, whose output is taken in steps so that it can be counted."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._started = False

    def unpack(self, packed: bytes, room: int) -> bytes:
        if self._stream.is_finished():
            return b""
        self._started = True
        out = bytearray(self._stream.process(packed, output_buffer_limit=_STEP))
        while not self._stream.can_accept_more_data() and not self._stream.is_finished() and len(out) <= room:
            out += self._stream.process(b"", output_buffer_limit=_STEP)
        return bytes(out)

    def complete(self) -> bool:
        return not self._started or self._stream.is_finished()


def _unpacker(coding: str) -> _Plain | _Zlib | _Brotli:
    match coding:
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case "br":
            return _Brotli()
        case "identity" | "":
            return _Plain()
        case _:
            raise BodyFault(f"packed as {coding[:20]!r}, which was not asked for")


class Body:
    """Collects an answer: ``add`` each chunk, then ``finish``. ``codings`` is the Content-Encoding header."""

    def __init__(self, codings: str, max_bytes: int) -> None:
        names = [name.strip().lower() for name in codings.split(",")] if codings else []
        if len(names) > 3:
            raise BodyFault("packed more than three times")
        self._steps = [_unpacker(name) for name in reversed(names)]
        self._max = max_bytes
        self._wire = 0
        self._out = bytearray()

    def add(self, chunk: bytes) -> None:
        """Take the next bytes from the wire."""
        self._wire += len(chunk)
        self._count(self._wire)
        self._out += self._unpack(self._steps, chunk)
        self._count(len(self._out))

    def finish(self) -> bytes:
        """Return the whole body; a gzip file inside it (feeds served as ``.xml.gz``) is unpacked once more."""
        if not all(step.complete() for step in self._steps):
            raise BodyFault("the packed body ends too early")
        body = bytes(self._out)
        if not body.startswith(_GZIP):
            return body
        inner = _Zlib(gzip=True)
        body = self._unpack([inner], body)
        self._count(len(body))
        if not inner.complete():
            raise BodyFault("the packed body ends too early")
        return body

    def _unpack(self, steps: list[_Plain | _Zlib | _Brotli], chunk: bytes) -> bytes:
        try:
            for step in steps:
                chunk = step.unpack(chunk, self._max)
                self._count(len(chunk))
        except (zlib.error, brotli.error) as error:
            raise BodyFault("the packed body is garbled") from error
        return chunk

    def _count(self, size: int) -> None:
        if size > self._max:
            raise BodyFault(f"larger than {self._max} bytes")
