"""DINOv2 (Oquab et al. 2023) with the validators' quality head on its class token, named as in transformers."""

from dataclasses import dataclass

import torch
from torch import nn

from .ops import apply_gelu, attention


@dataclass(frozen=True)
class QualityConfig:
    size: int = 518
    patch: int = 14
    width: int = 384
    heads: int = 6
    layers: int = 12
    views: int = 16


class PatchEmbeddings(nn.Module):
    def __init__(self, config: QualityConfig):
        super().__init__()
        self.projection = nn.Conv2d(3, config.width, config.patch, stride=config.patch)

    def forward(self, pixels):
        return self.projection(pixels).flatten(2).transpose(1, 2)


class Embeddings(nn.Module):
    def __init__(self, config: QualityConfig):
        super().__init__()
        tokens = (config.size // config.patch) ** 2 + 1
        self.cls_token = nn.Parameter(torch.randn(1, 1, config.width))
        self.position_embeddings = nn.Parameter(torch.randn(1, tokens, config.width))
        self.patch_embeddings = PatchEmbeddings(config)

    def forward(self, pixels):
        cls = self.cls_token.expand(pixels.shape[0], -1, -1)
        return torch.cat([cls, self.patch_embeddings(pixels)], dim=1) + self.position_embeddings


class SelfAttention(nn.Module):
    def __init__(self, config: QualityConfig):
        super().__init__()
        self.heads = config.heads
        self.attention = nn.Module()
        self.attention.query = nn.Linear(config.width, config.width)
        self.attention.key = nn.Linear(config.width, config.width)
        self.attention.value = nn.Linear(config.width, config.width)
        self.output = nn.Module()
        self.output.dense = nn.Linear(config.width, config.width)

    def forward(self, x):
        a = self.attention
        return self.output.dense(attention(a.query(x), a.key(x), a.value(x), self.heads))


class LayerScale(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.lambda1 = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * self.lambda1


class Mlp(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.fc1 = nn.Linear(width, width * 4)
        self.fc2 = nn.Linear(width * 4, width)

    def forward(self, x):
        return self.fc2(apply_gelu(self.fc1(x)))


class Layer(nn.Module):
    def __init__(self, config: QualityConfig):
        super().__init__()
        self.norm1 = nn.LayerNorm(config.width, eps=1e-6)
        self.attention = SelfAttention(config)
        self.layer_scale1 = LayerScale(config.width)
        self.norm2 = nn.LayerNorm(config.width, eps=1e-6)
        self.mlp = Mlp(config.width)
        self.layer_scale2 = LayerScale(config.width)

    def forward(self, x):
        x = x + self.layer_scale1(self.attention(self.norm1(x)))
        return x + self.layer_scale2(self.mlp(self.norm2(x)))


class Backbone(nn.Module):
    """pixels [B, 3, size, size], normalised → all tokens after the final norm [B, 1 + patches, width]."""

    def __init__(self, config: QualityConfig):
        super().__init__()
        self.embeddings = Embeddings(config)
        self.encoder = nn.Module()
        self.encoder.layer = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.layernorm = nn.LayerNorm(config.width, eps=1e-6)

    def forward(self, pixels):
        x = self.embeddings(pixels)
        for layer in self.encoder.layer:
            x = layer(x)
        return self.layernorm(x)


class QualityNetwork(nn.Module):
    """pixels [B, 3, size, size], normalised → quality [B] in 0…1."""

    def __init__(self, config: QualityConfig):
        super().__init__()
        self.backbone = Backbone(config)
        self.score_head = nn.Linear(config.width, 1)

    def forward(self, pixels):
        return self.score_head(self.backbone(pixels)[:, 0]).sigmoid()[:, 0]
