"""The U-Net of latent diffusion with the options of its descendants.

One class covers Stable Diffusion 2.1, MVDream (camera vectors, self-attention over the frames of a group), ImageDream
(a reference frame and image tokens besides) and Zero123 (8 input channels, context of one token). Parameter names are
those of the LDM code base that all four were trained in, so that their original checkpoints load by name.
Architecture: Rombach et al. 2022, Shi et al. 2023 (MVDream), Wang & Shi 2023 (ImageDream), Liu et al. 2023 (Zero123).
"""

from dataclasses import dataclass

import torch
from torch import nn
import torch.nn.functional as F

from .ops import (
    apply_gelu,
    apply_silu,
    attention,
    conv3x3,
    geglu,
    group_norm,
    linear_skip_norm,
    timestep_embedding,
)


@dataclass(frozen=True)
class ImagePromptConfig:
    """ImageDream's image branch: a resampler of CLIP tokens and extra keys and values in every cross-attention."""

    feature_width: int = 1280
    queries: int = 16
    depth: int = 4
    heads: int = 12
    head_width: int = 64
    weight: float = 1.0


@dataclass(frozen=True)
class UnetConfig:
    in_channels: int = 4
    out_channels: int = 4
    channels: int = 320
    multipliers: tuple[int, ...] = (1, 2, 4, 4)
    res_blocks: int = 2
    attention_levels: tuple[int, ...] = (0, 1, 2)
    head_width: int | None = 64
    """Width of a head; None takes `heads` heads whatever the width."""
    heads: int = 8
    context_width: int = 1024
    linear_projection: bool = True
    groups: int = 32
    camera_width: int | None = None
    frames: int = 1
    image_prompt: ImagePromptConfig | None = None


class Norm(nn.GroupNorm):
    """GroupNorm, with the SiLU that follows it where `silu` says so."""

    def __init__(self, groups: int, channels: int, eps: float, silu: bool = False):
        super().__init__(groups, channels, eps)
        self.silu = silu

    def forward(self, x):
        return group_norm(x, self.num_groups, self.weight, self.bias, self.eps, self.silu)


class Silu(nn.Module):
    def forward(self, x):
        return apply_silu(x)


class Gelu(nn.Module):
    def forward(self, x):
        return apply_gelu(x)


class Conv3x3(nn.Conv2d):
    """With padding 1."""

    def __init__(self, channels_in: int, channels: int, stride: int = 1):
        super().__init__(channels_in, channels, 3, stride=stride, padding=1)

    def forward(self, x):
        return conv3x3(self, x)


class Mlp(nn.Sequential):
    """Linear, SiLU, Linear."""

    def __init__(self, width_in: int, width: int):
        super().__init__(nn.Linear(width_in, width), Silu(), nn.Linear(width, width))


class ResBlock(nn.Module):
    def __init__(self, config: UnetConfig, channels_in: int, channels: int):
        super().__init__()
        # The places of an nn.Sequential count in the checkpoint's names, those without parameters too.
        self.in_layers = nn.Sequential(
            Norm(config.groups, channels_in, 1e-5, silu=True),
            nn.Identity(),
            Conv3x3(channels_in, channels),
        )
        self.emb_layers = nn.Sequential(Silu(), nn.Linear(config.channels * 4, channels))
        self.out_layers = nn.Sequential(
            Norm(config.groups, channels, 1e-5, silu=True),
            nn.Identity(),
            nn.Identity(),
            Conv3x3(channels, channels),
        )
        self.skip_connection = nn.Identity() if channels_in == channels else nn.Conv2d(channels_in, channels, 1)

    def forward(self, x, embedding, context):
        h = self.in_layers(x) + self.emb_layers(embedding)[:, :, None, None]
        return self.skip_connection(x) + self.out_layers(h)


class Attention(nn.Module):
    def __init__(self, width: int, context_width: int, heads: int, head_width: int, prompt: ImagePromptConfig | None):
        super().__init__()
        inner = heads * head_width
        self.heads = heads
        self.prompt = prompt
        self.to_q = nn.Linear(width, inner, bias=False)
        self.to_k = nn.Linear(context_width, inner, bias=False)
        self.to_v = nn.Linear(context_width, inner, bias=False)
        if prompt is not None:
            self.to_k_ip = nn.Linear(context_width, inner, bias=False)
            self.to_v_ip = nn.Linear(context_width, inner, bias=False)
        self.to_out = nn.Sequential(nn.Linear(inner, width))

    def forward(self, x, context=None):
        """Without the last projection, which whoever adds and normalises the result does along with that."""
        query = self.to_q(x)
        if self.prompt is None:
            context = x if context is None else context
            return attention(query, self.to_k(context), self.to_v(context), self.heads)
        # The last tokens are the image's; they are attended to apart, by the same queries.
        tokens = context.shape[1] - self.prompt.queries
        text, image = context[:, :tokens], context[:, tokens:]
        out = attention(query, self.to_k(text), self.to_v(text), self.heads)
        out_image = attention(query, self.to_k_ip(image), self.to_v_ip(image), self.heads)
        return out + self.prompt.weight * out_image


class Geglu(nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.proj = nn.Linear(width, inner * 2)

    def forward(self, x):
        return geglu(x, self.proj)


class FeedForward(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.net = nn.Sequential(Geglu(width, width * 4), nn.Identity(), nn.Linear(width * 4, width))

    def forward(self, x):
        return self.net(x)


class TransformerBlock(nn.Module):
    def __init__(self, config: UnetConfig, width: int, heads: int, head_width: int):
        super().__init__()
        self.frames = config.frames
        self.attn1 = Attention(width, width, heads, head_width, None)
        self.ff = FeedForward(width)
        self.attn2 = Attention(width, config.context_width, heads, head_width, config.image_prompt)
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)
        self.norm3 = nn.LayerNorm(width)

    def forward(self, x, context):
        batch, tokens, width = x.shape
        # The tokens of all frames of a group see each other; the rest is frame by frame.
        group = self.norm1(x).reshape(batch // self.frames, self.frames * tokens, width)
        attended = self.attn1(group).reshape(batch, tokens, width)
        x, normed = linear_skip_norm(attended, self.attn1.to_out[0], x, self.norm2)
        x, normed = linear_skip_norm(self.attn2(normed, context), self.attn2.to_out[0], x, self.norm3)
        return self.ff(normed) + x


class SpatialTransformer(nn.Module):
    def __init__(self, config: UnetConfig, channels: int):
        super().__init__()
        heads = config.heads if config.head_width is None else channels // config.head_width
        self.linear = config.linear_projection
        self.norm = Norm(config.groups, channels, 1e-6)
        self.proj_in = nn.Linear(channels, channels) if self.linear else nn.Conv2d(channels, channels, 1)
        self.transformer_blocks = nn.ModuleList([TransformerBlock(config, channels, heads, channels // heads)])
        self.proj_out = nn.Linear(channels, channels) if self.linear else nn.Conv2d(channels, channels, 1)

    def forward(self, x, embedding, context):
        batch, channels, height, width = x.shape
        h = self.norm(x)
        # A 1×1 convolution is the same product as a linear layer on tokens; which comes first makes no difference.
        h = h.permute(0, 2, 3, 1).reshape(batch, height * width, channels)
        h = self._project(self.proj_in, h)
        for block in self.transformer_blocks:
            h = block(h, context)
        h = self._project(self.proj_out, h)
        return x + h.reshape(batch, height, width, channels).permute(0, 3, 1, 2)

    def _project(self, layer, tokens):
        return layer(tokens) if self.linear else F.linear(tokens, layer.weight[:, :, 0, 0], layer.bias)


class Downsample(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.op = Conv3x3(channels, channels, stride=2)

    def forward(self, x, embedding, context):
        return self.op(x)


class Upsample(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv = Conv3x3(channels, channels)

    def forward(self, x, embedding, context):
        return self.conv(F.interpolate(x, scale_factor=2, mode="nearest"))


class Stem(Conv3x3):
    def forward(self, x, embedding, context):
        return super().forward(x)


class Block(nn.ModuleList):
    """Layers run one after the other on (x, embedding, context)."""

    def forward(self, x, embedding, context):
        for layer in self:
            x = layer(x, embedding, context)
        return x


class PerceiverAttention(nn.Module):
    """Queries from the latents, keys and values from the features and the latents."""

    def __init__(self, width: int, heads: int, head_width: int):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)
        self.to_q = nn.Linear(width, heads * head_width, bias=False)
        self.to_kv = nn.Linear(width, heads * head_width * 2, bias=False)
        self.to_out = nn.Linear(heads * head_width, width, bias=False)

    def forward(self, features, latents):
        latents = self.norm2(latents)
        key, value = self.to_kv(torch.cat([self.norm1(features), latents], dim=1)).chunk(2, dim=-1)
        return self.to_out(attention(self.to_q(latents), key, value, self.heads))


class Resampler(nn.Module):
    """IP-Adapter-plus' resampler (Ye et al. 2023): [batch, n, feature width] → [batch, queries, width]."""

    def __init__(self, config: ImagePromptConfig, width: int):
        super().__init__()
        self.latents = nn.Parameter(torch.randn(1, config.queries, width) / width**0.5)
        self.proj_in = nn.Linear(config.feature_width, width)
        self.proj_out = nn.Linear(width, width)
        self.norm_out = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            nn.ModuleList(
                [
                    PerceiverAttention(width, config.heads, config.head_width),
                    nn.Sequential(
                        nn.LayerNorm(width),
                        nn.Linear(width, width * 4, bias=False),
                        Gelu(),
                        nn.Linear(width * 4, width, bias=False),
                    ),
                ]
            )
            for _ in range(config.depth)
        )

    def forward(self, features):
        features = self.proj_in(features)
        latents = self.latents.expand(features.shape[0], -1, -1)
        for attend, feed_forward in self.layers:
            latents = attend(features, latents) + latents
            latents = feed_forward(latents) + latents
        return self.norm_out(self.proj_out(latents))


class Unet(nn.Module):
    """latents [B, in, L, L], timesteps int64 [B], context [B, tokens, D] (+ camera [B, 16], ip, ip_latents) → [B, out, L, L].

    The frames of a group are contiguous in B. ip [B, n, feature width]; ip_latents [B / frames, in, L, L] takes the place
    of the last frame of each group.
    """

    def __init__(self, config: UnetConfig):
        super().__init__()
        self.config = config
        embedding_width = config.channels * 4
        self.time_embed = Mlp(config.channels, embedding_width)
        if config.camera_width is not None:
            self.camera_embed = Mlp(config.camera_width, embedding_width)
        if config.image_prompt is not None:
            self.image_embed = Resampler(config.image_prompt, config.context_width)

        channels = config.channels
        self.input_blocks = nn.ModuleList([Block([Stem(config.in_channels, channels)])])
        skips = [channels]
        levels = list(enumerate(config.multipliers))
        for level, multiplier in levels:
            for _ in range(config.res_blocks):
                self.input_blocks.append(self._stage(level, channels, config.channels * multiplier))
                channels = config.channels * multiplier
                skips.append(channels)
            if level != len(levels) - 1:
                self.input_blocks.append(Block([Downsample(channels)]))
                skips.append(channels)
        self.middle_block = Block(
            [ResBlock(config, channels, channels), SpatialTransformer(config, channels), ResBlock(config, channels, channels)]
        )
        self.output_blocks = nn.ModuleList()
        for level, multiplier in reversed(levels):
            for index in range(config.res_blocks + 1):
                block = self._stage(level, channels + skips.pop(), config.channels * multiplier)
                channels = config.channels * multiplier
                if level > 0 and index == config.res_blocks:
                    block.append(Upsample(channels))
                self.output_blocks.append(block)
        self.out = nn.Sequential(
            Norm(config.groups, channels, 1e-5, silu=True),
            nn.Identity(),
            Conv3x3(channels, config.out_channels),
        )

    def _stage(self, level: int, channels_in: int, channels: int) -> Block:
        block = Block([ResBlock(self.config, channels_in, channels)])
        if level in self.config.attention_levels:
            block.append(SpatialTransformer(self.config, channels))
        return block

    def forward(self, latents, timesteps, context, camera=None, ip=None, ip_latents=None):
        dtype = self.time_embed[0].weight.dtype
        embedding = self.time_embed(timestep_embedding(timesteps, self.config.channels).to(dtype))
        if camera is not None:
            embedding = embedding + self.camera_embed(camera)
        if ip_latents is not None:
            latents = self._with_reference(latents, ip_latents)
        if ip is not None:
            context = torch.cat([context, self.image_embed(ip)], dim=1)
        h = latents
        skips = []
        for block in self.input_blocks:
            h = block(h, embedding, context)
            skips.append(h)
        h = self.middle_block(h, embedding, context)
        for block in self.output_blocks:
            h = block(torch.cat([h, skips.pop()], dim=1), embedding, context)
        return self.out(h)

    def _with_reference(self, latents, reference):
        frames = self.config.frames
        groups = latents.reshape(-1, frames, *latents.shape[1:])
        return torch.cat([groups[:, : frames - 1], reference[:, None]], dim=1).reshape(latents.shape)
