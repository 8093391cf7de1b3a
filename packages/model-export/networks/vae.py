"""The KL autoencoder of Stable Diffusion (f = 8, 4 latent channels), named as in the LDM code base."""

from dataclasses import dataclass

from torch import nn
import torch.nn.functional as F

from .ops import attention
from .unet import Conv3x3, Norm


@dataclass(frozen=True)
class VaeConfig:
    channels: int = 128
    multipliers: tuple[int, ...] = (1, 2, 4, 4)
    res_blocks: int = 2
    latent_channels: int = 4
    groups: int = 32


class VaeResBlock(nn.Module):
    def __init__(self, groups: int, channels_in: int, channels: int):
        super().__init__()
        self.norm1 = Norm(groups, channels_in, 1e-6, silu=True)
        self.conv1 = Conv3x3(channels_in, channels)
        self.norm2 = Norm(groups, channels, 1e-6, silu=True)
        self.conv2 = Conv3x3(channels, channels)
        if channels_in != channels:
            self.nin_shortcut = nn.Conv2d(channels_in, channels, 1)

    def forward(self, x):
        h = self.conv2(self.norm2(self.conv1(self.norm1(x))))
        return h + (self.nin_shortcut(x) if hasattr(self, "nin_shortcut") else x)


class VaeAttention(nn.Module):
    """One head as wide as the channels, over all pixels."""

    def __init__(self, groups: int, channels: int):
        super().__init__()
        self.norm = Norm(groups, channels, 1e-6)
        self.q = nn.Conv2d(channels, channels, 1)
        self.k = nn.Conv2d(channels, channels, 1)
        self.v = nn.Conv2d(channels, channels, 1)
        self.proj_out = nn.Conv2d(channels, channels, 1)

    def forward(self, x):
        h = self.norm(x)
        h = attention(tokens_of(self.q(h)), tokens_of(self.k(h)), tokens_of(self.v(h)), heads=1)
        return x + self.proj_out(image_of(h, x.shape))


def tokens_of(x):
    """[b, c, h, w] → [b, h·w, c]"""
    return x.permute(0, 2, 3, 1).reshape(x.shape[0], x.shape[2] * x.shape[3], x.shape[1])


def image_of(tokens, shape):
    """[b, h·w, c] → `shape` = [b, c, h, w]"""
    batch, channels, height, width = shape
    return tokens.reshape(batch, height, width, channels).permute(0, 3, 1, 2)


class VaeDownsample(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, stride=2)

    def forward(self, x):
        return self.conv(F.pad(x, (0, 1, 0, 1)))


class VaeUpsample(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv = Conv3x3(channels, channels)

    def forward(self, x):
        return self.conv(F.interpolate(x, scale_factor=2, mode="nearest"))


class VaeMiddle(nn.Module):
    def __init__(self, groups: int, channels: int):
        super().__init__()
        self.block_1 = VaeResBlock(groups, channels, channels)
        self.attn_1 = VaeAttention(groups, channels)
        self.block_2 = VaeResBlock(groups, channels, channels)

    def forward(self, x):
        return self.block_2(self.attn_1(self.block_1(x)))


class Encoder(nn.Module):
    def __init__(self, config: VaeConfig):
        super().__init__()
        channels = config.channels
        self.conv_in = nn.Conv2d(3, channels, 3, padding=1)
        self.down = nn.ModuleList()
        for level, multiplier in enumerate(config.multipliers):
            stage = nn.Module()
            stage.block = nn.ModuleList()
            for _ in range(config.res_blocks):
                stage.block.append(VaeResBlock(config.groups, channels, config.channels * multiplier))
                channels = config.channels * multiplier
            if level != len(config.multipliers) - 1:
                stage.downsample = VaeDownsample(channels)
            self.down.append(stage)
        self.mid = VaeMiddle(config.groups, channels)
        self.norm_out = Norm(config.groups, channels, 1e-6, silu=True)
        self.conv_out = nn.Conv2d(channels, config.latent_channels * 2, 3, padding=1)

    def forward(self, x):
        h = self.conv_in(x)
        for stage in self.down:
            for block in stage.block:
                h = block(h)
            if hasattr(stage, "downsample"):
                h = stage.downsample(h)
        return self.conv_out(self.norm_out(self.mid(h)))


class Decoder(nn.Module):
    def __init__(self, config: VaeConfig):
        super().__init__()
        channels = config.channels * config.multipliers[-1]
        self.conv_in = nn.Conv2d(config.latent_channels, channels, 3, padding=1)
        self.mid = VaeMiddle(config.groups, channels)
        stages = []
        for level in reversed(range(len(config.multipliers))):
            stage = nn.Module()
            stage.block = nn.ModuleList()
            for _ in range(config.res_blocks + 1):
                stage.block.append(VaeResBlock(config.groups, channels, config.channels * config.multipliers[level]))
                channels = config.channels * config.multipliers[level]
            if level > 0:
                stage.upsample = VaeUpsample(channels)
            stages.insert(0, stage)
        self.up = nn.ModuleList(stages)
        self.norm_out = Norm(config.groups, channels, 1e-6, silu=True)
        self.conv_out = nn.Conv2d(channels, 3, 3, padding=1)

    def forward(self, z):
        h = self.mid(self.conv_in(z))
        for stage in reversed(self.up):
            for block in stage.block:
                h = block(h)
            if hasattr(stage, "upsample"):
                h = stage.upsample(h)
        return self.conv_out(self.norm_out(h))


class Vae(nn.Module):
    def __init__(self, config: VaeConfig):
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)
        self.quant_conv = nn.Conv2d(config.latent_channels * 2, config.latent_channels * 2, 1)
        self.post_quant_conv = nn.Conv2d(config.latent_channels, config.latent_channels, 1)

    def encode(self, image):
        """[B, 3, S, S] in [−1, 1] → mean | log variance, [B, 8, S/8, S/8], unscaled."""
        return self.quant_conv(self.encoder(image))

    def decode(self, latents):
        """[B, 4, L, L], already divided by the scale → [B, 3, 8·L, 8·L]."""
        return self.decoder(self.post_quant_conv(latents))
