"""The graphs of the four diffusion networks."""

from torch import nn

from networks.clip import TextEncoder, VisionEncoder
from networks.unet import Unet
from networks.vae import Vae
from networks.vae_vjp import EncoderVjp

from .draws import Draw, integers, normal, uniform
from .graph import GraphPlan
from .manifest import SCHEDULER
from .sizes import CLIP_MEAN, CLIP_STD, DiffusionSize

LATENT_SCALE = 0.18215
POSE_WIDTH = 4
"""Numbers that Zero123 is told of a pose."""


class DiffusionParts(nn.Module):
    """The networks of one bundle; `unet`, `vae` and, where the size has them, `text`, `vision`, `cc_projection`."""

    def __init__(self, size: DiffusionSize):
        super().__init__()
        self.unet = Unet(size.unet)
        self.vae = Vae(size.vae)
        if size.text is not None:
            self.text = TextEncoder(size.text)
        if size.vision is not None:
            self.vision = VisionEncoder(size.vision)
        if size.unet.in_channels == 8:
            width = size.unet.context_width
            self.cc_projection = nn.Linear(width + POSE_WIDTH, width)

    def count(self) -> dict[str, int]:
        names = {"unet": "unet", "vae": "vae", "text": "text-encoder", "vision": "image-encoder"}
        return {
            label: sum(p.numel() for p in getattr(self, part).parameters())
            for part, label in names.items()
            if hasattr(self, part)
        }


class VaeEncode(nn.Module):
    def __init__(self, vae: Vae):
        super().__init__()
        self.encoder, self.quant_conv = vae.encoder, vae.quant_conv

    def forward(self, image):
        return self.quant_conv(self.encoder(image))


class VaeDecode(nn.Module):
    def __init__(self, vae: Vae):
        super().__init__()
        self.decoder, self.post_quant_conv = vae.decoder, vae.post_quant_conv

    def forward(self, latents):
        return self.decoder(self.post_quant_conv(latents))


def plan_diffusion(size: DiffusionSize, parts: DiffusionParts, half_batch: bool = False) -> list[GraphPlan]:
    """Graphs in the order in which they are written. `half_batch` adds a U-Net for one half of the guidance."""
    L, S, views = size.latent_size, size.image_size, size.views
    plans = [GraphPlan("unet", parts.unet, unet_inputs(size, 2), "noise")]
    if half_batch:
        plans.append(GraphPlan("unet-half", parts.unet, unet_inputs(size, 1), "noise", shares_data_with="unet"))
    if size.text is not None:
        ids = integers(0, size.text.vocabulary, 1, size.text.length)
        plans.append(GraphPlan("text-encoder", parts.text, {"ids": ids}, "context"))
    if size.vision is not None:
        pixels = normal(1, 3, size.vision.size, size.vision.size)
        plans.append(GraphPlan("image-encoder", parts.vision, {"pixels": pixels}, "embedding"))
    if hasattr(parts, "cc_projection"):
        embedding = normal(1, 1, parts.cc_projection.in_features)
        plans.append(GraphPlan("cc-projection", parts.cc_projection, {"embedding": embedding}, "context"))
    image = uniform(-1, 1, views, 3, S, S)
    plans.append(GraphPlan("vae-encoder", VaeEncode(parts.vae), {"image": image}, "moments"))
    gradient = normal(views, 2 * size.vae.latent_channels, L, L)
    plans.append(
        GraphPlan(
            "vae-encoder-vjp", EncoderVjp(parts.vae), {"image": image, "moments_gradient": gradient}, "image_gradient"
        )
    )
    latents = normal(views, size.vae.latent_channels, L, L)
    plans.append(GraphPlan("vae-decoder", VaeDecode(parts.vae), {"latents": latents}, "image"))
    return plans


def unet_inputs(size: DiffusionSize, halves: int) -> dict[str, Draw]:
    unet, L = size.unet, size.latent_size
    batch = halves * unet.frames
    tokens = 1 if size.text is None else size.text.length
    inputs = {
        "latents": normal(batch, unet.in_channels, L, L),
        "timesteps": integers(0, SCHEDULER["trainSteps"], batch),
        "context": normal(batch, tokens, unet.context_width),
    }
    if unet.camera_width is not None:
        inputs["camera"] = normal(batch, unet.camera_width)
    if unet.image_prompt is not None:
        tokens = (size.vision.size // size.vision.patch) ** 2 + 1
        inputs["ip"] = normal(batch, tokens, unet.image_prompt.feature_width)
        inputs["ip_latents"] = normal(halves, unet.in_channels, L, L)
    return inputs


def describe_diffusion(size: DiffusionSize) -> dict:
    """The manifest's keys about the network itself."""
    head = {
        "scheduler": SCHEDULER,
        "latent": {"channels": size.vae.latent_channels, "size": size.latent_size, "scale": LATENT_SCALE},
        "imageSize": size.image_size,
        "frames": size.unet.frames,
    }
    if size.text is not None:
        head["tokenizer"] = {"file": "tokenizer.json", "length": size.text.length, "padId": 0}
        head["text"] = {"width": size.text.width}
    if size.vision is not None:
        vision = size.vision
        head["image"] = {
            "size": vision.size,
            "mean": CLIP_MEAN,
            "std": CLIP_STD,
            "tokens": 1 if vision.projection else (vision.size // vision.patch) ** 2 + 1,
            "width": vision.projection or vision.width,
        }
    return head
