"""The vector-Jacobian product of the VAE encoder, written out by hand.

A graph of inference operators only: neither the exporter nor onnxruntime knows PyTorch's backward operators. The forward
pass runs once more, keeping what the backward pass needs; that costs less than carrying every activation out of one
session and into another.
"""

import torch
from torch import nn
import torch.nn.functional as F

from .ops import normalise_groups
from .unet import Norm
from .vae import Vae, VaeAttention, VaeResBlock, image_of, tokens_of


class EncoderVjp(nn.Module):
    """image [B, 3, S, S], moments_gradient [B, 8, L, L] → image_gradient [B, 3, S, S].

    The product is linear in the gradient, so it is brought to a largest element of 1 first and scaled back in float32 at
    the end: in half precision the small gradients of late timesteps would otherwise vanish.
    """

    casts_inputs = True

    def __init__(self, vae: Vae):
        super().__init__()
        self.encoder = vae.encoder
        self.quant_conv = vae.quant_conv

    def forward(self, image, moments_gradient):
        dtype = self.quant_conv.weight.dtype
        largest = moments_gradient.float().abs().reshape(-1).amax(0).clamp(min=1e-30)
        gradient = (moments_gradient.float() / largest).to(dtype)
        return self._walk(image.to(dtype), gradient).float() * largest

    def _walk(self, image, gradient):
        encoder = self.encoder
        h = encoder.conv_in(image)
        tape = []
        for stage in encoder.down:
            for block in stage.block:
                h = _record(tape, _res_block, block, h)
            if hasattr(stage, "downsample"):
                h = _record(tape, _downsample, stage.downsample, h)
        h = _record(tape, _res_block, encoder.mid.block_1, h)
        h = _record(tape, _attention, encoder.mid.attn_1, h)
        h = _record(tape, _res_block, encoder.mid.block_2, h)

        gradient = conv_backward(self.quant_conv, gradient)
        gradient = norm_backward(encoder.norm_out, h, conv_backward(encoder.conv_out, gradient))
        for backward in reversed(tape):
            gradient = backward(gradient)
        return conv_backward(encoder.conv_in, gradient)


def _record(tape, step, module, x):
    y, backward = step(module, x)
    tape.append(backward)
    return y


def _res_block(block: VaeResBlock, x):
    middle = block.conv1(block.norm1(x))
    shortcut = getattr(block, "nin_shortcut", None)
    y = block.conv2(block.norm2(middle)) + (x if shortcut is None else shortcut(x))

    def backward(g):
        inner = norm_backward(block.norm2, middle, conv_backward(block.conv2, g))
        inner = norm_backward(block.norm1, x, conv_backward(block.conv1, inner))
        return inner + (g if shortcut is None else conv_backward(shortcut, g))

    return y, backward


def _downsample(module, x):
    def backward(g):
        # The transposed convolution covers the padded image; its last row and column belong to the padding.
        padded = F.conv_transpose2d(g, module.conv.weight, stride=2)
        return padded[:, :, : x.shape[2], : x.shape[3]]

    return module(x), backward


def _attention(module: VaeAttention, x):
    h = module.norm(x)
    q, k, v = tokens_of(module.q(h)), tokens_of(module.k(h)), tokens_of(module.v(h))
    scale = x.shape[1] ** -0.5
    weights = ((q * scale) @ k.transpose(1, 2)).softmax(-1)
    y = x + module.proj_out(image_of(weights @ v, x.shape))

    def backward(g):
        out = tokens_of(conv_backward(module.proj_out, g))
        weights_gradient = out @ v.transpose(1, 2)
        # Softmax: dS = P ∘ (dP − rowsum(dP ∘ P)).
        scores = weights * (weights_gradient - (weights_gradient * weights).sum(-1, keepdim=True))
        dq = (scores @ k) * scale
        dk = scores.transpose(1, 2) @ (q * scale)
        dv = weights.transpose(1, 2) @ out
        inner = (
            conv_backward(module.q, image_of(dq, x.shape))
            + conv_backward(module.k, image_of(dk, x.shape))
            + conv_backward(module.v, image_of(dv, x.shape))
        )
        return g + norm_backward(module.norm, x, inner)

    return y, backward


def conv_backward(conv: nn.Conv2d, g):
    """Gradient at the input of a convolution of stride 1: a convolution with the kernel turned by 180°."""
    weight = conv.weight.transpose(0, 1).flip(2, 3)
    padding = conv.kernel_size[0] - 1 - conv.padding[0]
    return F.conv2d(g, weight, padding=padding)


def norm_backward(norm: Norm, x, g):
    """Gradient at the input of GroupNorm (and the SiLU after it).

    With x̂ the normalised input, γ the weight: dx = (dŷ − mean(dŷ) − x̂·mean(dŷ ∘ x̂)) / σ, dŷ = γ·g, means over a group.
    Means and σ are taken in float32: a group can have 10⁶ elements.
    """
    weight, bias = norm.weight[:, None, None], norm.bias[:, None, None]
    normalised = normalise_groups(x, norm.num_groups, norm.eps)
    if norm.silu:
        y = normalised * weight + bias
        s = torch.sigmoid(y)
        g = g * s * (1 + y * (1 - s))
    shape = (x.shape[0], norm.num_groups, -1)
    deviation = x.float().reshape(shape)
    deviation = deviation - deviation.mean(-1, keepdim=True)
    sigma = (deviation.square().mean(-1, keepdim=True) + norm.eps).sqrt()
    scaled, unit = (g * weight).float().reshape(shape), normalised.float().reshape(shape)
    inner = scaled - scaled.mean(-1, keepdim=True) - unit * (scaled * unit).mean(-1, keepdim=True)
    return (inner / sigma).reshape(x.shape).to(x.dtype)

