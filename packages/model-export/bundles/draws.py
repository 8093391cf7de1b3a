"""Inputs drawn from a counter: the same numbers in Python here and in generation-server's `src/models/draws.ts`.

Element i of an input has 32 random bits w(i) = mix(key + i·2654435769), all modulo 2³², where key is the FNV-1a hash of
the text "SEED/NAME" and mix the finaliser of MurmurHash3. Out of those come, in float64 and rounded once to the input's type:

    uniform   low + (high − low)·w(i)/2³²
    integer   ⌊low + (high − low)·w(i)/2³²⌋, so `high` itself never
    normal    (the sum of the four 16-bit halves of w(2i) and w(2i + 1), less 131070)·√3/65536: mean 0, deviation 1,
              nothing beyond 3.5. Sums are the same everywhere, logarithms and cosines of two languages are not.

`reference/draws.json` has some of them, for the tests of the other side.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch

SEED = 404
GOLDEN = 2654435769


@dataclass(frozen=True)
class Draw:
    """What an input is filled with. `low` and `high` are of no use to `normal`."""

    kind: str
    shape: tuple[int, ...]
    low: float = 0
    high: float = 1

    def describe(self) -> dict:
        """As the manifest has it."""
        return {"draw": "normal"} if self.kind == "normal" else {"draw": self.kind, "low": self.low, "high": self.high}

    def values(self, name: str, seed: int = SEED) -> torch.Tensor:
        """float32 or, of integers, int64."""
        count = math.prod(self.shape)
        if self.kind == "normal":
            halves = _words(f"{seed}/{name}", 2 * count).view(np.uint16).reshape(count, 4)
            drawn = (halves.sum(axis=1, dtype=np.int64) - 131070) * (math.sqrt(3) / 65536)
        else:
            drawn = self.low + (self.high - self.low) * (_words(f"{seed}/{name}", count) / 2**32)
        array = np.floor(drawn).astype(np.int64) if self.kind == "integer" else drawn.astype(np.float32)
        return torch.from_numpy(array.reshape(self.shape))


def normal(*shape: int) -> Draw:
    return Draw("normal", shape)


def uniform(low: float, high: float, *shape: int) -> Draw:
    return Draw("uniform", shape, low, high)


def integers(low: int, high: int, *shape: int) -> Draw:
    """From `low` to `high − 1`."""
    return Draw("integer", shape, low, high)


def draw_all(draws: dict[str, Draw], seed: int = SEED) -> dict[str, torch.Tensor]:
    return {name: draw.values(name, seed) for name, draw in draws.items()}


def _words(key: str, count: int) -> np.ndarray:
    """uint32 [count]"""
    h = np.arange(count, dtype=np.uint32) * np.uint32(GOLDEN) + np.uint32(_fnv1a(key))
    h ^= h >> 16
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> 13
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> 16
    return h


def _fnv1a(text: str) -> int:
    h = 0x811C9DC5
    for byte in text.encode():
        h = (h ^ byte) * 0x01000193 & 0xFFFFFFFF
    return h
