"""The sizes of every network: as published, and as small as the architecture allows for tests."""

from dataclasses import dataclass, field

from networks.clip import TextConfig, VisionConfig
from networks.convnext_clip import AlignmentConfig
from networks.dinov2 import QualityConfig
from networks.lpips_alex import LpipsConfig
from networks.u2net import U2NET, U2netConfig
from networks.unet import ImagePromptConfig, UnetConfig
from networks.vae import VaeConfig

CLIP_MEAN = [0.48145466, 0.4578275, 0.40821073]
CLIP_STD = [0.26862954, 0.26130258, 0.27577711]
IMAGENET_MEAN = [0.485, 0.456, 0.406]
IMAGENET_STD = [0.229, 0.224, 0.225]


@dataclass(frozen=True)
class DiffusionSize:
    """A latent diffusion network with its encoders."""

    unet: UnetConfig
    vae: VaeConfig
    image_size: int
    views: int
    """Images that the autoencoder takes at once."""
    text: TextConfig | None = None
    vision: VisionConfig | None = None
    parameters: dict[str, int] = field(default_factory=dict)
    """Number of parameters by part, as the published checkpoints have them."""

    @property
    def latent_size(self) -> int:
        return self.image_size // 8


H14_TEXT = TextConfig()
H14_VISION = VisionConfig(skipped=1)
L14_VISION = VisionConfig(width=1024, layers=24, projection=768, quick_gelu=True)
LLM2CLIP_VISION = VisionConfig(size=336, width=1024, layers=24, projection=1280, quick_gelu=True)
ZERO123_UNET = UnetConfig(in_channels=8, context_width=768, head_width=None, heads=8, linear_projection=False)
ZERO123 = DiffusionSize(
    unet=ZERO123_UNET,
    vae=VaeConfig(),
    image_size=256,
    views=1,
    vision=L14_VISION,
    parameters={"unet": 859_532_484, "vae": 83_653_863},
)

FULL = {
    "mvdream": DiffusionSize(
        unet=UnetConfig(camera_width=16, frames=4),
        vae=VaeConfig(),
        image_size=256,
        views=4,
        text=H14_TEXT,
        parameters={"unet": 867_572_164, "vae": 83_653_863, "text-encoder": 340_387_840},
    ),
    "imagedream": DiffusionSize(
        unet=UnetConfig(camera_width=16, frames=5, image_prompt=ImagePromptConfig()),
        vae=VaeConfig(),
        image_size=256,
        views=4,
        text=H14_TEXT,
        vision=H14_VISION,
        parameters={"unet": 941_672_900, "vae": 83_653_863, "text-encoder": 340_387_840},
    ),
    "stable-diffusion": DiffusionSize(
        unet=UnetConfig(),
        vae=VaeConfig(),
        image_size=512,
        views=1,
        text=H14_TEXT,
        parameters={"unet": 865_910_724, "vae": 83_653_863, "text-encoder": 340_387_840},
    ),
    "zero123-xl": ZERO123,
    "stable-zero123": ZERO123,
}

TINY_VOCABULARY = 1514
TINY_VAE = VaeConfig(channels=4, multipliers=(1, 2, 2, 2), groups=2)
TINY_TEXT = TextConfig(vocabulary=TINY_VOCABULARY, width=16, heads=2, layers=3)
TINY_UNET = dict(channels=4, multipliers=(1, 2, 2, 2), head_width=4, context_width=16, groups=2)
TINY_ZERO123 = DiffusionSize(
    unet=UnetConfig(
        in_channels=8,
        channels=8,
        multipliers=(1, 1, 1, 1),
        head_width=None,
        heads=2,
        context_width=16,
        linear_projection=False,
        groups=4,
    ),
    vae=TINY_VAE,
    image_size=64,
    views=1,
    vision=VisionConfig(size=28, patch=7, width=24, heads=2, layers=2, projection=16, quick_gelu=True),
)

TINY = {
    "mvdream": DiffusionSize(
        unet=UnetConfig(**TINY_UNET, camera_width=16, frames=4), vae=TINY_VAE, image_size=64, views=4, text=TINY_TEXT
    ),
    "imagedream": DiffusionSize(
        unet=UnetConfig(
            **TINY_UNET,
            camera_width=16,
            frames=5,
            image_prompt=ImagePromptConfig(feature_width=24, queries=4, depth=2, heads=2, head_width=8),
        ),
        vae=TINY_VAE,
        image_size=64,
        views=4,
        text=TINY_TEXT,
        vision=VisionConfig(size=28, patch=7, width=24, heads=2, layers=3, skipped=1),
    ),
    # Of another size than its siblings, so that a size taken for granted shows.
    "stable-diffusion": DiffusionSize(
        unet=UnetConfig(**TINY_UNET), vae=TINY_VAE, image_size=128, views=1, text=TINY_TEXT
    ),
    "zero123-xl": TINY_ZERO123,
    "stable-zero123": TINY_ZERO123,
}


@dataclass(frozen=True)
class ScoringSizes:
    """The networks that judge: background removal and the parts of the validators' score."""

    background: U2netConfig
    alignment: AlignmentConfig
    likeness: VisionConfig
    """Of an image as prompt, where `alignment` is of a text."""
    quality: QualityConfig
    lpips: LpipsConfig


FULL_SCORING = ScoringSizes(
    background=U2NET,
    alignment=AlignmentConfig(),
    likeness=LLM2CLIP_VISION,
    quality=QualityConfig(),
    lpips=LpipsConfig(),
)
TINY_SCORING = ScoringSizes(
    background=U2netConfig(encoder=((2, 4),) * 6, decoder=((2, 4),) * 5, size=64),
    alignment=AlignmentConfig(
        size=64,
        depths=(1, 1, 1, 1),
        widths=(4, 8, 8, 16),
        embedding=16,
        text=TextConfig(vocabulary=TINY_VOCABULARY, width=16, heads=2, layers=2, skipped=0),
    ),
    likeness=VisionConfig(size=42, patch=7, width=24, heads=2, layers=2, projection=16, quick_gelu=True),
    quality=QualityConfig(size=56, width=24, heads=2, layers=2),
    lpips=LpipsConfig(size=64, widths=(4, 8, 8, 8, 8)),
)
SCORING_PARAMETERS = {
    "background": 44_009_869,
    "clip-alignment": 351_772_608,
    "llm2clip-alignment": 304_818_176,
    "dinov2-quality": 22_056_577,
    "lpips-alex": 2_470_848,
}
