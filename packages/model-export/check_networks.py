"""Compares the networks here with those of diffusers, transformers, OpenCLIP and torchmetrics, weight for weight.

Each is built small with random weights there, brought here through the same mapping that public checkpoints take, and
must give the same numbers. Checkpoints laid out as their authors publish them are loaded too, and one with a hole is refused.
"""

import tempfile
from pathlib import Path

import torch

from bundles.checkpoint import load_checkpoint, load_strictly
from bundles.diffusion import DiffusionParts
from bundles.names import clip_from_transformers, unet_from_diffusers, vae_from_diffusers
from bundles.sizes import TINY
from bundles.weights import randomise
from networks.clip import TextConfig, TextEncoder, VisionConfig, VisionEncoder
from networks.convnext_clip import AlignmentClip, AlignmentConfig
from networks.dinov2 import Backbone, QualityConfig
from networks.lpips_alex import Lpips, LpipsConfig
from networks.unet import Unet, UnetConfig
from networks.vae import Vae, VaeConfig
from networks.vae_vjp import EncoderVjp

TOLERANCE = 2e-5


def main():
    torch.manual_seed(0)
    with torch.no_grad():
        check_unet_2_1()
        check_unet_1_5()
        check_vae()
        check_clip_text()
        check_clip_vision()
        check_alignment()
        check_dinov2()
        check_lpips()
    check_vjp()
    check_original_layout()


def report(what: str, actual, expected):
    error = float((actual - expected).abs().max() / expected.abs().max())
    print(f"{what}: {error:.1e}")
    if not error < TOLERANCE:
        raise SystemExit(f"{what} differs")


def check_unet(what: str, config: UnetConfig, **theirs):
    from diffusers import UNet2DConditionModel

    widths = tuple(config.channels * m for m in config.multipliers)
    reference = UNet2DConditionModel(
        sample_size=16,
        in_channels=config.in_channels,
        out_channels=4,
        block_out_channels=widths,
        norm_num_groups=config.groups,
        cross_attention_dim=config.context_width,
        use_linear_projection=config.linear_projection,
        flip_sin_to_cos=True,
        freq_shift=0,
        **theirs,
    ).eval()
    unet = Unet(config).eval()
    load_strictly(unet, unet_from_diffusers(randomise(reference, 1).state_dict()), what)
    x, t, context = torch.randn(2, config.in_channels, 16, 16), torch.tensor([3, 981]), torch.randn(2, 7, config.context_width)
    report(what, unet(x, t, context), reference(x, t, context).sample)


def check_unet_2_1():
    """Of Stable Diffusion 2.1; diffusers' `attention_head_dim` is the number of heads."""
    config = UnetConfig(channels=32, head_width=16, context_width=24, groups=8)
    check_unet("U-Net, linear projections, heads by width", config, attention_head_dim=[2, 4, 8, 8])


def check_unet_1_5():
    config = UnetConfig(in_channels=8, channels=32, head_width=None, heads=4, context_width=24, linear_projection=False, groups=8)
    check_unet("U-Net, convolutional projections, 8 channels", config, attention_head_dim=4)


def check_vae():
    from diffusers import AutoencoderKL

    reference = AutoencoderKL(
        block_out_channels=(16, 32, 64, 64),
        layers_per_block=2,
        norm_num_groups=4,
        latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
    ).eval()
    vae = Vae(VaeConfig(channels=16, groups=4)).eval()
    load_strictly(vae, vae_from_diffusers(randomise(reference, 1).state_dict()), "VAE")
    image, latents = torch.randn(2, 3, 64, 64), torch.randn(2, 4, 8, 8)
    report("VAE encoder", vae.encode(image), reference.encode(image).latent_dist.parameters)
    report("VAE decoder", vae.decode(latents), reference.decode(latents).sample)


def check_vjp():
    vae = randomise(Vae(VaeConfig(channels=16, groups=4)), 1).double()
    image = torch.randn(2, 3, 64, 64, dtype=torch.float64, requires_grad=True)
    gradient = torch.randn(2, 8, 8, 8, dtype=torch.float64)
    (expected,) = torch.autograd.grad(vae.encode(image), image, gradient)
    with torch.no_grad():
        report("VAE encoder's VJP against autograd", EncoderVjp(vae)(image, gradient), expected)


def check_clip_text():
    from transformers import CLIPTextConfig, CLIPTextModel

    for quick in (False, True):
        reference = CLIPTextModel(
            CLIPTextConfig(
                vocab_size=99,
                hidden_size=32,
                intermediate_size=128,
                num_hidden_layers=3,
                num_attention_heads=4,
                hidden_act="quick_gelu" if quick else "gelu",
            )
        ).eval()
        text = TextEncoder(TextConfig(vocabulary=99, width=32, heads=4, layers=3, skipped=0, quick_gelu=quick)).eval()
        load_strictly(text, clip_from_transformers(randomise(reference, 1).state_dict()), "CLIP text")
        ids = torch.randint(0, 99, (2, 77))
        report(f"CLIP text, quick GELU {quick}", text(ids), reference(ids).last_hidden_state)


def check_clip_vision():
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    size = dict(hidden_size=32, intermediate_size=128, num_attention_heads=4, image_size=56, patch_size=14)
    reference = CLIPVisionModelWithProjection(
        CLIPVisionConfig(**size, num_hidden_layers=3, projection_dim=24, hidden_act="quick_gelu")
    ).eval()
    state = clip_from_transformers(randomise(reference, 1).state_dict())
    pixels = torch.randn(2, 3, 56, 56)
    result = reference(pixels, output_hidden_states=True)
    projected = VisionEncoder(VisionConfig(size=56, width=32, heads=4, layers=3, projection=24, quick_gelu=True)).eval()
    load_strictly(projected, state, "CLIP vision")
    report("CLIP vision, projected", projected(pixels), result.image_embeds)
    tokens = VisionEncoder(VisionConfig(size=56, width=32, heads=4, layers=3, skipped=1, quick_gelu=True)).eval()
    tokens.load_state_dict(state, strict=False)
    report("CLIP vision, penultimate tokens", tokens(pixels), result.hidden_states[-2])


def check_alignment():
    import open_clip

    reference = randomise(open_clip.create_model("convnext_large_d", pretrained=None), 1).eval()
    ours = AlignmentClip(AlignmentConfig()).eval()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "open_clip_pytorch_model.bin"
        torch.save(reference.state_dict(), path)
        load_checkpoint("clip-alignment", ours, Path(folder))
    pixels, ids = torch.randn(1, 3, 224, 224), open_clip.tokenize(["a red chair"])
    report("OpenCLIP convnext_large_d, pictures", ours.visual(pixels), reference.encode_image(pixels))
    report("OpenCLIP convnext_large_d, text", ours.text(ids), reference.encode_text(ids))


def check_dinov2():
    from transformers import Dinov2Config, Dinov2Model

    reference = Dinov2Model(Dinov2Config(hidden_size=48, num_attention_heads=4, num_hidden_layers=3, image_size=56, patch_size=14))
    randomise(reference.eval(), 1)
    ours = Backbone(QualityConfig(size=56, width=48, heads=4, layers=3)).eval()
    state = {name: value for name, value in reference.state_dict().items() if name != "embeddings.mask_token"}
    load_strictly(ours, state, "DINOv2")
    pixels = torch.randn(2, 3, 56, 56)
    report("DINOv2", ours(pixels), reference(pixels).last_hidden_state)


def check_lpips():
    from torchmetrics.functional.image.lpips import _LPIPS

    reference = _LPIPS(pretrained=False, pnet_rand=True, net="alex")
    ours = Lpips(LpipsConfig()).eval()
    state = {name: value for name, value in reference.state_dict().items() if not name.startswith("lins.")}
    load_strictly(ours, state, "LPIPS")
    a, b = torch.rand(2, 3, 256, 256), torch.rand(2, 3, 256, 256)
    report("LPIPS", ours(a, b), reference(a, b, normalize=True).flatten())


def check_original_layout():
    """Tiny checkpoints laid out as the authors' files go through the loader and come back the same; faults are told."""
    layouts = {
        "mvdream": ("cond_stage_model.model.", "first_stage_model."),
        "imagedream": ("clip_model.model.", "vae_model."),
        "stable-diffusion": ("cond_stage_model.model.", "first_stage_model."),
        "zero123-xl": ("cond_stage_model.model.", "first_stage_model."),
    }
    for network, (clip, vae) in layouts.items():
        source, target = randomise(DiffusionParts(TINY[network]), 5), DiffusionParts(TINY[network])
        prefixes = {"unet": "model.diffusion_model.", "vae": vae, "text": clip, "vision": f"{clip}visual."}
        prefixes["cc_projection"] = "cc_projection."
        state = {"betas": torch.zeros(3), f"{clip}logit_scale": torch.zeros(())}
        for part, prefix in prefixes.items():
            if hasattr(source, part):
                state |= {prefix + name: value for name, value in getattr(source, part).state_dict().items()}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "checkpoint.ckpt"
            torch.save({"state_dict": state}, path)
            load_checkpoint(network, target, path)
            if any(not torch.equal(a, b) for a, b in zip(source.parameters(), target.parameters())):
                raise SystemExit(f"{network}: weights were not loaded")
            del state["model.diffusion_model.out.2.bias"]
            torch.save(state, path)
            try:
                load_checkpoint(network, target, path)
            except SystemExit as fault:
                if "missing out.2.bias" not in str(fault):
                    raise
            else:
                raise SystemExit(f"{network}: a missing parameter went unnoticed")
        print(f"{network}: the original layout loads, a missing parameter is named")


if __name__ == "__main__":
    main()
