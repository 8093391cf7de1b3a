"""A "diffusion network" whose optimum is known: a set of views, told apart by their camera vectors.

It takes and gives what MVDream does. Its noise prediction is exactly that of a distribution with one member:
ε = (x_t − √ᾱ_t·z) / √(1 − ᾱ_t). Which z it has in mind depends on the camera and on the prompt, such that only guidance
of the right scale, with the halves in the right order, has the views themselves for its optimum:
z_conditional = z_away + (z_view − z_away) / scale, and without the prompt z_away.
"""

import torch
from torch import nn
import torch.nn.functional as F

LATENT_SCALE = 0.18215
PATCH = 2
CHANNELS = 3 * PATCH**2


class KnownAnswerUnet(nn.Module):
    """views uint8 [P, 3, S, S]; cameras [P, 16]; alpha_bar [1000]. Inputs and output as `Unet`'s with cameras."""

    casts_inputs = True

    def __init__(self, views, cameras, alpha_bar, scale: float):
        super().__init__()
        self.scale = scale
        # Bytes take a quarter of the room.
        self.register_buffer("latents", F.pixel_unshuffle(views.float(), PATCH).to(torch.uint8))
        self.register_buffer("cameras", cameras.float())
        self.register_buffer("alpha_bar", alpha_bar.float())

    def forward(self, latents, timesteps, context, camera):
        # |a − b|² = |a|² − 2ab + |b|², of which |a|² is the same for all.
        distances = self.cameras.square().sum(dim=1) - 2 * camera @ self.cameras.T
        view = self.latents[distances.argmin(dim=1)].float() / 127.5 - 1
        away = -0.5 * view.flip(3)
        # The first number of a token is 1 where it is the word that the network knows.
        asked = context[:, :, 0].amax(dim=1)[:, None, None, None]
        target = away + asked * (view - away) / self.scale
        alpha_bar = self.alpha_bar[timesteps][:, None, None, None]
        return (latents - alpha_bar.sqrt() * target) / (1 - alpha_bar).sqrt()


class WordSpotter(nn.Module):
    """ids int64 [1, length] → context [1, length, 4]: 1 where a token is `word`, 0 elsewhere."""

    def __init__(self, word: int):
        super().__init__()
        self.word = word

    def forward(self, ids):
        spotted = (ids == self.word).float()[:, :, None]
        return F.pad(spotted, (0, 3))


class PatchEncoder(nn.Module):
    """image [B, 3, S, S] → moments: pixels moved into channels, and hardly any variance. Loses nothing."""

    def forward(self, image):
        mean = F.pixel_unshuffle(image, PATCH) / LATENT_SCALE
        return torch.cat([mean, torch.full_like(mean, -30)], dim=1)


class PatchEncoderVjp(nn.Module):
    casts_inputs = True

    def forward(self, image, moments_gradient):
        # The picture itself makes no difference; an input that leads nowhere would be dropped from the graph.
        return F.pixel_shuffle(moments_gradient[:, :CHANNELS], PATCH) / LATENT_SCALE + 0 * image


class PatchDecoder(nn.Module):
    def forward(self, latents):
        return F.pixel_shuffle(latents * LATENT_SCALE, PATCH)
