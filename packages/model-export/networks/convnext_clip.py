"""CLIP with a ConvNeXt image tower and an MLP head (OpenCLIP's convnext_large_d), named as in OpenCLIP."""

from dataclasses import dataclass, field

import torch
from timm.models.convnext import ConvNeXt
from torch import nn

from .clip import TextConfig, TextEncoder


@dataclass(frozen=True)
class AlignmentConfig:
    size: int = 224
    """Side of the pictures that validators show it; it was trained at 256."""
    depths: tuple[int, ...] = (3, 3, 27, 3)
    widths: tuple[int, ...] = (192, 384, 768, 1536)
    embedding: int = 768
    text: TextConfig = field(default_factory=lambda: TextConfig(width=768, heads=12, layers=16, skipped=0))
    views: int = 16


class ImageHead(nn.Module):
    def __init__(self, width: int, embedding: int):
        super().__init__()
        self.mlp = nn.Sequential()
        self.mlp.add_module("fc1", nn.Linear(width, embedding * 2))
        self.mlp.add_module("act", nn.GELU())
        self.mlp.add_module("fc2", nn.Linear(embedding * 2, embedding, bias=False))

    def forward(self, x):
        return self.mlp(x)


class ImageTower(nn.Module):
    """pixels [B, 3, size, size], normalised → [B, embedding], not normalised."""

    def __init__(self, config: AlignmentConfig):
        super().__init__()
        self.trunk = ConvNeXt(num_classes=0, depths=config.depths, dims=config.widths)
        self.head = ImageHead(config.widths[-1], config.embedding)

    def forward(self, pixels):
        return self.head(self.trunk(pixels))


class TextTower(TextEncoder):
    """ids int64 [B, length] → [B, embedding], not normalised: the state at the end token, which has the highest id."""

    def __init__(self, config: AlignmentConfig):
        super().__init__(config.text)
        width = config.text.width
        self.text_projection = nn.Parameter(torch.randn(width, config.embedding) * width**-0.5)

    def forward(self, ids):
        hidden = super().forward(ids)
        end = nn.functional.one_hot(ids.argmax(dim=-1), self.config.length).to(hidden.dtype)
        return (end[:, None] @ hidden)[:, 0] @ self.text_projection


class AlignmentClip(nn.Module):
    def __init__(self, config: AlignmentConfig):
        super().__init__()
        self.visual = ImageTower(config)
        self.text = TextTower(config)
