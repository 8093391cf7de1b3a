"""Operators that have one form for PyTorch and another for ONNX.

PyTorch's exporter takes attention and group normalisation apart into a dozen nodes each, which onnxruntime puts
together again only where it recognises every one of them. Under `torch.onnx.export` these functions therefore write
the node that onnxruntime has a kernel for; everywhere else they are ordinary PyTorch, so that one module serves as the
reference and as the source of the graph.
"""

import math
from contextlib import contextmanager
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F

FORMS = {
    "attention": ("fused", "plain"),
    "activation": ("fused", "plain"),
    "skip_norm": ("fused", "plain"),
    "group_norm": ("instance", "instance-batch", "contrib"),
    "geglu": ("plain", "fused"),
    "conv": ("conv", "matmul"),
}
"""Spellings of each construct; the first is the one that every provider has kernels for, and the default."""


@dataclass(frozen=True)
class GraphForm:
    """How the exported graph spells what ONNX has several spellings for.

    attention: `fused` is com.microsoft.MultiHeadAttention (kernels: CPU, CUDA, WebGPU); `plain` is MatMul, Softmax, MatMul.
    activation: `fused` is com.microsoft.Gelu and QuickGelu, which at α = 1 is SiLU (CPU, CUDA, WebGPU).
    skip_norm: `fused` is com.microsoft.SkipLayerNormalization for bias, residual and norm in one (CPU, CUDA, WebGPU).
    group_norm: `instance` is InstanceNormalization between two reshapes, then Mul and Add (every provider);
        `instance-batch` has one BatchNormalization for Mul and Add; `contrib` is com.microsoft.GroupNorm on channels-last
        data with the activation fused in (CUDA alone).
    geglu: `plain` is Split, Gelu, Mul (every provider); `fused` is com.microsoft.BiasSplitGelu (CUDA and WebGPU).
    conv: `matmul` writes 3×3 convolutions as one product of shifted copies, for providers whose matrix product is
        better than their convolution.
    """

    attention: str = "fused"
    activation: str = "fused"
    skip_norm: str = "fused"
    group_norm: str = "instance"
    geglu: str = "plain"
    conv: str = "conv"

    def __post_init__(self):
        for name, known in FORMS.items():
            if getattr(self, name) not in known:
                raise ValueError(f"{name} {getattr(self, name)!r} is none of {known}")


_form = GraphForm()


@contextmanager
def graph_form(form: GraphForm):
    """Graphs exported inside are written in `form`."""
    global _form
    before, _form = _form, replace(form)
    try:
        yield
    finally:
        _form = before


def attention(query, key, value, heads: int):
    """Scaled dot-product attention over `heads` heads, without mask.

    query [batch, n, heads·d], key and value [batch, m, heads·d] → [batch, n, heads·d].
    """
    if torch.onnx.is_in_onnx_export() and _form.attention == "fused":
        return torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention",
            (query, key, value),
            {"num_heads": heads},
            dtype=query.dtype,
            shape=query.shape,
            version=1,
        )
    batch, n, width = query.shape
    d = width // heads

    def split(x):
        return x.reshape(batch, x.shape[1], heads, d).transpose(1, 2)

    q, k, v = split(query), split(key), split(value)
    if torch.onnx.is_in_onnx_export():
        scores = (q * d**-0.5) @ k.transpose(-1, -2)
        out = scores.softmax(-1) @ v
    else:
        out = F.scaled_dot_product_attention(q, k, v)
    return out.transpose(1, 2).reshape(batch, n, width)


def causal_attention(query, key, value, heads: int, mask):
    """As `attention`, each position seeing itself and what comes before it; mask: `causal_mask(n)` in the query's dtype."""
    batch, n, width = query.shape
    d = width // heads
    if torch.onnx.is_in_onnx_export() and _form.attention == "fused":
        return torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention",
            (query, key, value, None, None, mask),
            {"num_heads": heads},
            dtype=query.dtype,
            shape=query.shape,
            version=1,
        )

    def split(x):
        return x.reshape(batch, n, heads, d).transpose(1, 2)

    scores = (split(query) * d**-0.5) @ split(key).transpose(-1, -2) + mask
    return (scores.softmax(-1) @ split(value)).transpose(1, 2).reshape(batch, n, width)


def causal_mask(n: int):
    """[1, 1, n, n]: 0 on and below the diagonal, a number that no score makes up for above; fits half precision."""
    return torch.full((n, n), -6e4).triu(1)[None, None]


def group_norm(x, groups: int, weight, bias, eps: float, silu: bool = False):
    """Group normalisation of [batch, channels, height, width], then SiLU where `silu` says so."""
    if torch.onnx.is_in_onnx_export():
        if _form.group_norm == "contrib":
            last = torch.onnx.ops.symbolic(
                "com.microsoft::GroupNorm",
                (x.permute(0, 2, 3, 1), weight.float(), bias.float()),
                {"groups": groups, "epsilon": eps, "activation": int(silu), "channels_last": 1},
                dtype=x.dtype,
                shape=(x.shape[0], x.shape[2], x.shape[3], x.shape[1]),
                version=1,
            )
            return last.permute(0, 3, 1, 2)
        y = _affine(normalise_groups(x, groups, eps), weight, bias)
    else:
        y = F.group_norm(x, groups, weight, bias, eps)
    return apply_silu(y) if silu else y


def _affine(x, weight, bias):
    """x·weight + bias, channel by channel."""
    if _form.group_norm != "instance-batch":
        return x * weight[:, None, None] + bias[:, None, None]
    zero, one = torch.zeros_like(weight), torch.ones_like(weight)
    # A variance of 1 and an ε that leaves it at 1 in either precision.
    return torch.onnx.ops.symbolic(
        "BatchNormalization", (x, weight, bias, zero, one), {"epsilon": 1e-9}, dtype=x.dtype, shape=x.shape
    )


def apply_silu(x):
    """x·sigmoid(x)"""
    if torch.onnx.is_in_onnx_export() and _form.activation == "fused":
        return _unary("com.microsoft::QuickGelu", x, {"alpha": 1.0})
    return F.silu(x)


def apply_gelu(x):
    """x·Φ(x), with the error function."""
    if torch.onnx.is_in_onnx_export() and _form.activation == "fused":
        return _unary("com.microsoft::Gelu", x, {})
    return F.gelu(x)


def apply_quick_gelu(x):
    """x·sigmoid(1.702·x), of OpenAI's CLIP."""
    if torch.onnx.is_in_onnx_export() and _form.activation == "fused":
        return _unary("com.microsoft::QuickGelu", x, {"alpha": 1.702})
    return x * torch.sigmoid(1.702 * x)


def _unary(operator, x, attributes):
    return torch.onnx.ops.symbolic(operator, (x,), attributes, dtype=x.dtype, shape=x.shape, version=1)


def linear_skip_norm(x, linear, skip, norm):
    """(s, norm(s)) with s = linear(x) + skip."""
    if torch.onnx.is_in_onnx_export() and _form.skip_norm == "fused":
        product = F.linear(x, linear.weight)
        moments = (*x.shape[:-1], 1)
        normed, _, _, total = torch.onnx.ops.symbolic_multi_out(
            "com.microsoft::SkipLayerNormalization",
            (product, skip, norm.weight, norm.bias, linear.bias),
            {"epsilon": norm.eps},
            dtypes=(skip.dtype, torch.float32, torch.float32, skip.dtype),
            shapes=(skip.shape, moments, moments, skip.shape),
            version=1,
        )
        return total, normed
    total = linear(x) + skip
    return total, norm(total)


def conv3x3(conv, x):
    """A 3×3 convolution with padding 1, stride 1 or 2."""
    if not (torch.onnx.is_in_onnx_export() and _form.conv == "matmul"):
        return F.conv2d(x, conv.weight, conv.bias, conv.stride, padding=1)
    batch, channels, height, width = x.shape
    stride = conv.stride[0]
    rows, columns = height // stride, width // stride
    last = F.pad(x.permute(0, 2, 3, 1), (0, 0, 1, 1, 1, 1))
    # One copy per place in the kernel, side by side in the channels.
    copies = [
        last[:, top : top + height : stride, left : left + width : stride] for top in range(3) for left in range(3)
    ]
    patches = torch.cat(copies, dim=3).reshape(batch, rows * columns, 9 * channels)
    weight = conv.weight.permute(2, 3, 1, 0).reshape(9 * channels, -1)
    product = patches @ weight + conv.bias
    return product.reshape(batch, rows, columns, -1).permute(0, 3, 1, 2)


def normalise_groups(x, groups: int, eps: float):
    """[batch, channels, …] with mean 0 and variance 1 in each group of channels."""
    flat = x.reshape(x.shape[0], groups, -1)
    if torch.onnx.is_in_onnx_export():
        ones = torch.ones(groups, dtype=x.dtype)
        y = torch.onnx.ops.symbolic(
            "InstanceNormalization",
            (flat, ones, torch.zeros_like(ones)),
            {"epsilon": eps},
            dtype=x.dtype,
            shape=flat.shape,
        )
    else:
        y = F.instance_norm(flat, eps=eps)
    return y.reshape(x.shape)


def geglu(x, linear):
    """value · GELU(gate) of the two halves of linear(x); linear [C → 2·D]."""
    if torch.onnx.is_in_onnx_export() and _form.geglu == "fused":
        product = F.linear(x, linear.weight)
        return torch.onnx.ops.symbolic(
            "com.microsoft::BiasSplitGelu",
            (product, linear.bias),
            {},
            dtype=x.dtype,
            shape=(*x.shape[:-1], linear.out_features // 2),
            version=1,
        )
    value, gate = linear(x).chunk(2, dim=-1)
    return value * apply_gelu(gate)


def timestep_embedding(timesteps, width: int):
    """Sinusoidal embedding of DDPM: [cos | sin] of t·10000^(−i/half); timesteps [batch] → [batch, width] in float32."""
    half = width // 2
    frequencies = torch.exp(-math.log(10000) * torch.arange(half, dtype=torch.float32, device=timesteps.device) / half)
    angles = timesteps[:, None].float() * frequencies[None]
    return torch.cat([angles.cos(), angles.sin()], dim=-1)
