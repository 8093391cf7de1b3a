"""CLIP's text and image transformers (Radford et al. 2021), named as in OpenCLIP."""

from dataclasses import dataclass

import torch
from torch import nn

from .ops import apply_quick_gelu, attention, causal_attention, causal_mask
from .unet import Gelu


@dataclass(frozen=True)
class TextConfig:
    vocabulary: int = 49408
    length: int = 77
    width: int = 1024
    heads: int = 16
    layers: int = 24
    """Blocks that the checkpoint has."""
    skipped: int = 1
    """Blocks left out at the end: 1 for the penultimate hidden state."""
    quick_gelu: bool = False


@dataclass(frozen=True)
class VisionConfig:
    size: int = 224
    patch: int = 14
    width: int = 1280
    heads: int = 16
    layers: int = 32
    skipped: int = 0
    mlp_ratio: float = 4
    projection: int | None = None
    """Width of the projected class token; None gives all tokens of the last block run, without the final norm."""
    quick_gelu: bool = False


class QuickGelu(nn.Module):
    def forward(self, x):
        return apply_quick_gelu(x)


class PackedAttention(nn.Module):
    """Self-attention with the three input projections in one matrix, named as torch's MultiheadAttention."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.in_proj_weight = nn.Parameter(torch.randn(3 * width, width) * width**-0.5)
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, x, mask=None):
        query, key, value = nn.functional.linear(x, self.in_proj_weight, self.in_proj_bias).chunk(3, dim=-1)
        if mask is None:
            return self.out_proj(attention(query, key, value, self.heads))
        return self.out_proj(causal_attention(query, key, value, self.heads, mask))


class ResidualBlock(nn.Module):
    def __init__(self, width: int, heads: int, mlp_ratio: float, quick_gelu: bool):
        super().__init__()
        inner = int(width * mlp_ratio)
        self.ln_1 = nn.LayerNorm(width)
        self.attn = PackedAttention(width, heads)
        self.ln_2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential()
        self.mlp.add_module("c_fc", nn.Linear(width, inner))
        self.mlp.add_module("gelu", QuickGelu() if quick_gelu else Gelu())
        self.mlp.add_module("c_proj", nn.Linear(inner, width))

    def forward(self, x, mask=None):
        x = x + self.attn(self.ln_1(x), mask)
        return x + self.mlp(self.ln_2(x))


class Transformer(nn.Module):
    def __init__(self, width: int, heads: int, layers: int, mlp_ratio: float, quick_gelu: bool):
        super().__init__()
        self.resblocks = nn.ModuleList(ResidualBlock(width, heads, mlp_ratio, quick_gelu) for _ in range(layers))

    def forward(self, x, mask=None):
        for block in self.resblocks:
            x = block(x, mask)
        return x


class TextEncoder(nn.Module):
    """ids int64 [B, length] → hidden states after the final norm [B, length, width]."""

    def __init__(self, config: TextConfig):
        super().__init__()
        self.config = config
        self.token_embedding = nn.Embedding(config.vocabulary, config.width)
        self.positional_embedding = nn.Parameter(torch.randn(config.length, config.width) * 0.01)
        layers = config.layers - config.skipped
        self.transformer = Transformer(config.width, config.heads, layers, 4, config.quick_gelu)
        self.ln_final = nn.LayerNorm(config.width)
        self.register_buffer("mask", causal_mask(config.length), persistent=False)

    def forward(self, ids):
        x = self.token_embedding(ids) + self.positional_embedding
        return self.ln_final(self.transformer(x, self.mask))


class VisionEncoder(nn.Module):
    """pixels [B, 3, size, size], normalised → all tokens [B, 1 + patches, width], or projected class token [B, projection]."""

    def __init__(self, config: VisionConfig):
        super().__init__()
        self.config = config
        tokens = (config.size // config.patch) ** 2 + 1
        self.conv1 = nn.Conv2d(3, config.width, config.patch, stride=config.patch, bias=False)
        self.class_embedding = nn.Parameter(torch.randn(config.width) * config.width**-0.5)
        self.positional_embedding = nn.Parameter(torch.randn(tokens, config.width) * config.width**-0.5)
        self.ln_pre = nn.LayerNorm(config.width)
        layers = config.layers - config.skipped
        self.transformer = Transformer(config.width, config.heads, layers, config.mlp_ratio, config.quick_gelu)
        if config.projection is not None:
            self.ln_post = nn.LayerNorm(config.width)
            self.proj = nn.Parameter(torch.randn(config.width, config.projection) * config.width**-0.5)

    def forward(self, pixels):
        patches = self.conv1(pixels).flatten(2).transpose(1, 2)
        x = torch.cat([self.class_embedding.expand(pixels.shape[0], 1, -1), patches], dim=1)
        x = self.transformer(self.ln_pre(x + self.positional_embedding))
        if self.config.projection is None:
            return x
        return self.ln_post(x[:, 0]) @ self.proj
