"""U²-Net, nested U-structures for salient object detection (Qin et al. 2020), named as in the authors' code."""

from dataclasses import dataclass

import torch
from torch import nn
import torch.nn.functional as F


@dataclass(frozen=True)
class U2netConfig:
    """Widths by stage: (between, out) of the encoder's six stages, and of the decoder's five from the deepest up."""

    encoder: tuple[tuple[int, int], ...]
    decoder: tuple[tuple[int, int], ...]
    size: int = 320


U2NET = U2netConfig(
    encoder=((32, 64), (32, 128), (64, 256), (128, 512), (256, 512), (256, 512)),
    decoder=((256, 512), (128, 256), (64, 128), (32, 64), (16, 64)),
)
U2NETP = U2netConfig(encoder=((16, 64),) * 6, decoder=((16, 64),) * 5)

# Depth of the nested U-structure by stage; the two deepest dilate instead of pooling.
DEPTHS = (7, 6, 5, 4, None, None)


class ConvNormRelu(nn.Module):
    def __init__(self, channels_in: int, channels: int, dilation: int = 1):
        super().__init__()
        self.conv_s1 = nn.Conv2d(channels_in, channels, 3, padding=dilation, dilation=dilation)
        self.bn_s1 = nn.BatchNorm2d(channels)

    def forward(self, x):
        return F.relu(self.bn_s1(self.conv_s1(x)))


class NestedU(nn.Module):
    """Residual U-block: `depth` convolutions down with pooling between, and as many less one up."""

    def __init__(self, depth: int, channels_in: int, between: int, channels: int):
        super().__init__()
        self.depth = depth
        self.rebnconvin = ConvNormRelu(channels_in, channels)
        for level in range(1, depth + 1):
            dilation = 2 if level == depth else 1
            self.add_module(f"rebnconv{level}", ConvNormRelu(channels if level == 1 else between, between, dilation))
        for level in range(depth - 1, 0, -1):
            self.add_module(f"rebnconv{level}d", ConvNormRelu(between * 2, channels if level == 1 else between))

    def forward(self, x):
        x = self.rebnconvin(x)
        kept, h = [], x
        for level in range(1, self.depth):
            # The last two levels share a resolution.
            h = self.get_submodule(f"rebnconv{level}")(h if level == 1 else pool(h))
            kept.append(h)
        h = self.get_submodule(f"rebnconv{self.depth}")(h)
        for level in range(self.depth - 1, 0, -1):
            skip = kept[level - 1]
            h = self.get_submodule(f"rebnconv{level}d")(torch.cat([resize_to(h, skip), skip], dim=1))
        return h + x


class NestedDilation(nn.Module):
    """The same at one resolution, with dilations 1, 2, 4, 8 in place of pooling."""

    def __init__(self, channels_in: int, between: int, channels: int):
        super().__init__()
        self.rebnconvin = ConvNormRelu(channels_in, channels)
        self.rebnconv1 = ConvNormRelu(channels, between)
        self.rebnconv2 = ConvNormRelu(between, between, 2)
        self.rebnconv3 = ConvNormRelu(between, between, 4)
        self.rebnconv4 = ConvNormRelu(between, between, 8)
        self.rebnconv3d = ConvNormRelu(between * 2, between, 4)
        self.rebnconv2d = ConvNormRelu(between * 2, between, 2)
        self.rebnconv1d = ConvNormRelu(between * 2, channels)

    def forward(self, x):
        x = self.rebnconvin(x)
        first = self.rebnconv1(x)
        second = self.rebnconv2(first)
        third = self.rebnconv3(second)
        h = self.rebnconv3d(torch.cat([self.rebnconv4(third), third], dim=1))
        h = self.rebnconv2d(torch.cat([h, second], dim=1))
        return self.rebnconv1d(torch.cat([h, first], dim=1)) + x


class U2net(nn.Module):
    """pixels [B, 3, size, size], normalised → mask [B, 1, size, size] in 0…1."""

    def __init__(self, config: U2netConfig):
        super().__init__()
        channels = 3
        outs = []
        for stage, (between, out) in enumerate(config.encoder, start=1):
            self.add_module(f"stage{stage}", _stage(DEPTHS[stage - 1], channels, between, out))
            outs.append(out)
            channels = out
        for (between, out), stage in zip(config.decoder, range(5, 0, -1)):
            self.add_module(f"stage{stage}d", _stage(DEPTHS[stage - 1], channels + outs[stage - 1], between, out))
            self.add_module(f"side{stage}", nn.Conv2d(out, 1, 3, padding=1))
            channels = out
        self.side6 = nn.Conv2d(outs[5], 1, 3, padding=1)
        self.outconv = nn.Conv2d(6, 1, 1)

    def forward(self, x):
        kept = []
        for stage in range(1, 7):
            x = self.get_submodule(f"stage{stage}")(x if stage == 1 else pool(x))
            kept.append(x)
        sides = [self.side6(x)]
        for stage in range(5, 0, -1):
            skip = kept[stage - 1]
            x = self.get_submodule(f"stage{stage}d")(torch.cat([resize_to(x, skip), skip], dim=1))
            sides.append(self.get_submodule(f"side{stage}")(x))
        finest = sides[-1]
        maps = [side if side is finest else resize_to(side, finest) for side in reversed(sides)]
        return self.outconv(torch.cat(maps, dim=1)).sigmoid()


def _stage(depth, channels_in, between, channels):
    if depth is None:
        return NestedDilation(channels_in, between, channels)
    return NestedU(depth, channels_in, between, channels)


def pool(x):
    return F.max_pool2d(x, 2, stride=2, ceil_mode=True)


def resize_to(x, other):
    return x if x.shape[2:] == other.shape[2:] else F.interpolate(x, size=other.shape[2:], mode="bilinear")
