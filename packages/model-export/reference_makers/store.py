"""A JSON file with facts and, beside it, one flat little-endian file with the arrays it speaks of."""

import json
from pathlib import Path

import numpy as np
import torch

DTYPES = {np.dtype("<f4"): "f32", np.dtype("<f8"): "f64", np.dtype("<i4"): "i32", np.dtype("u1"): "u1"}


class ReferenceFile:
    """`NAME.json` = { ...facts, tensors: { name: { dtype, shape, offset } } }; offsets are bytes into `NAME.bin`."""

    def __init__(self, folder: Path, name: str):
        self.folder, self.name = folder, name
        self.facts: dict = {}
        self.tensors: dict[str, dict] = {}
        self.chunks: list[bytes] = []
        self.offset = 0

    def add(self, name: str, values, dtype: str = "<f4"):
        if isinstance(values, torch.Tensor):
            values = values.detach().cpu().numpy()
        array = np.ascontiguousarray(values, dtype=dtype)
        data = array.tobytes()
        self.tensors[name] = {"dtype": DTYPES[array.dtype], "shape": list(array.shape), "offset": self.offset}
        # Views of typed arrays start at multiples of their elements' size.
        padding = -len(data) % 8
        self.chunks.append(data + b"\0" * padding)
        self.offset += len(data) + padding

    def write(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        tensors = ",\n".join(f"    {json.dumps(name)}: {json.dumps(spec)}" for name, spec in self.tensors.items())
        facts = json.dumps(self.facts, indent=2, ensure_ascii=False)[:-2]
        head = facts + ",\n" if self.facts else "{\n"
        text = f'{head}  "tensors": {{\n{tensors}\n  }}\n}}\n' if self.tensors else facts + "\n}\n"
        json.loads(text)
        (self.folder / f"{self.name}.json").write_text(text, encoding="utf-8")
        if self.chunks:
            (self.folder / f"{self.name}.bin").write_bytes(b"".join(self.chunks))
