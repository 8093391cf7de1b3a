"""libzstd by its Python binding."""

import base64

import zstandard
from peer import serve


def decompress(frame):
    frame = base64.b64decode(frame)
    parameters = zstandard.get_frame_parameters(frame)
    decompressor = zstandard.ZstdDecompressor().decompressobj()
    content = decompressor.decompress(frame)
    return {
        "content": base64.b64encode(content).decode(),
        "content_size": parameters.content_size,
        "has_checksum": parameters.has_checksum,
        "complete": decompressor.eof,
        "left_over": len(decompressor.unused_data),
    }


def compress(content, level):
    content = base64.b64decode(content)
    return base64.b64encode(zstandard.ZstdCompressor(level=level).compress(content)).decode()


serve({"decompress": decompress, "compress": compress})
