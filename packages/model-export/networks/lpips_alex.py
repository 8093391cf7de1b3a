"""LPIPS on AlexNet's features (Zhang et al. 2018), named as in torchmetrics."""

from dataclasses import dataclass

import torch
from torch import nn


@dataclass(frozen=True)
class LpipsConfig:
    size: int = 256
    widths: tuple[int, ...] = (64, 192, 384, 256, 256)
    views: int = 16


class Features(nn.Module):
    """AlexNet's five ReLU outputs; each slice's places are those of torchvision's `features`."""

    def __init__(self, config: LpipsConfig):
        super().__init__()
        w = config.widths
        layers = [
            ("0", nn.Conv2d(3, w[0], 11, stride=4, padding=2)),
            ("1", nn.ReLU()),
            ("2", nn.MaxPool2d(3, stride=2)),
            ("3", nn.Conv2d(w[0], w[1], 5, padding=2)),
            ("4", nn.ReLU()),
            ("5", nn.MaxPool2d(3, stride=2)),
            ("6", nn.Conv2d(w[1], w[2], 3, padding=1)),
            ("7", nn.ReLU()),
            ("8", nn.Conv2d(w[2], w[3], 3, padding=1)),
            ("9", nn.ReLU()),
            ("10", nn.Conv2d(w[3], w[4], 3, padding=1)),
            ("11", nn.ReLU()),
        ]
        slices = [layers[0:2], layers[2:5], layers[5:8], layers[8:10], layers[10:12]]
        for number, members in enumerate(slices, start=1):
            part = nn.Sequential()
            for name, layer in members:
                part.add_module(name, layer)
            self.add_module(f"slice{number}", part)

    def forward(self, x):
        features = []
        for number in range(1, 6):
            x = getattr(self, f"slice{number}")(x)
            features.append(x)
        return features


class Weighting(nn.Module):
    """A weight per channel; the first place of `model` was dropout in training."""

    def __init__(self, channels: int):
        super().__init__()
        self.model = nn.Sequential(nn.Identity(), nn.Conv2d(channels, 1, 1, bias=False))

    def forward(self, x):
        return self.model(x)


class Lpips(nn.Module):
    """a, b [B, 3, size, size] in 0…1 → distance [B]."""

    def __init__(self, config: LpipsConfig):
        super().__init__()
        self.net = Features(config)
        for level, width in enumerate(config.widths):
            self.add_module(f"lin{level}", Weighting(width))
        self.register_buffer("shift", torch.tensor([-0.030, -0.088, -0.188])[None, :, None, None], persistent=False)
        self.register_buffer("scale", torch.tensor([0.458, 0.448, 0.450])[None, :, None, None], persistent=False)

    def forward(self, a, b):
        pairs = zip(self.net(self._prepare(a)), self.net(self._prepare(b)))
        distance = 0
        for level, (x, y) in enumerate(pairs):
            squared = (unit_channels(x) - unit_channels(y)).square()
            distance = distance + getattr(self, f"lin{level}")(squared).mean(dim=(2, 3))[:, 0]
        return distance

    def _prepare(self, image):
        return (2 * image - 1 - self.shift) / self.scale


def unit_channels(x):
    # x / √(Σx² + 10⁻⁸), written so that no addend is small: the exporter's optimiser drops additions of 10⁻⁸ as those of 0.
    return 1e4 * x / (1e8 * x.square().sum(dim=1, keepdim=True) + 1).sqrt()
