"""A small differentiable splat renderer in PyTorch, for gradients by autograd.

Conventions are those of packages/splat: world +Y up, cameras in OpenCV's axes, raw values before activation, quaternions
w x y z, colours 0.5 + C0·dc, pixel centres at half integers. Formulas: EWA splatting (Zwicker et al. 2001) as in
gsplat 1.5.3. Every splat meets every pixel: a few hundred splats in small pictures.
"""

import math
from dataclasses import dataclass

import torch

SH_C0 = 0.28209479177387814
BLUR_VARIANCE = 0.3
MIN_ALPHA = 1 / 255
MAX_ALPHA = 0.999
MIN_TRANSMITTANCE = 1e-4
JACOBIAN_MARGIN = 0.3
NEAR, FAR = 0.01, 100.0


@dataclass(frozen=True)
class OrbitCamera:
    """Looks at the origin; elevation is positive above, azimuth 0 stands on +Z and 90 on +X."""

    elevation_degrees: float
    azimuth_degrees: float
    radius: float
    fovy_degrees: float
    size: int

    @property
    def focal(self) -> float:
        return self.size / (2 * math.tan(math.radians(self.fovy_degrees) / 2))

    def position(self) -> torch.Tensor:
        e, a = math.radians(self.elevation_degrees), math.radians(self.azimuth_degrees)
        direction = [math.cos(e) * math.sin(a), math.sin(e), math.cos(e) * math.cos(a)]
        return self.radius * torch.tensor(direction, dtype=torch.float64)

    def rotation(self) -> torch.Tensor:
        """World → camera: rows are the picture's right, its down, and forward."""
        forward = -self.position() / self.radius
        up = torch.tensor([0.0, 1.0, 0.0], dtype=torch.float64)
        right = torch.linalg.cross(forward, up)
        right = right / right.norm()
        return torch.stack([right, torch.linalg.cross(forward, right), forward])


@dataclass
class Cloud:
    """Raw values in float64: positions [N, 3], dc [N, 3], logits [N], log_scales [N, 3], quaternions [N, 4]."""

    positions: torch.Tensor
    dc: torch.Tensor
    logits: torch.Tensor
    log_scales: torch.Tensor
    quaternions: torch.Tensor

    def tensors(self) -> dict[str, torch.Tensor]:
        return {
            "positions": self.positions,
            "shDc": self.dc,
            "opacityLogits": self.logits,
            "logScales": self.log_scales,
            "rotations": self.quaternions,
        }


def random_cloud(count: int, seed: int) -> Cloud:
    """Splats in a ball of radius 0.6; values are rounded to float32, which is how they are stored."""
    generator = torch.Generator().manual_seed(seed)

    def normal(*shape):
        return torch.randn(shape, generator=generator, dtype=torch.float64)

    def stored(x):
        return x.float().double().requires_grad_()

    directions = normal(count, 3)
    directions = directions / directions.norm(dim=1, keepdim=True)
    distance = torch.rand((count, 1), generator=generator, dtype=torch.float64) ** (1 / 3)
    return Cloud(
        positions=stored(0.6 * distance * directions),
        dc=stored(normal(count, 3)),
        logits=stored(normal(count)),
        log_scales=stored(-2.6 + 0.4 * normal(count, 3)),
        quaternions=stored(normal(count, 4)),
    )


def rotation_matrices(quaternions):
    w, x, y, z = (quaternions / quaternions.norm(dim=1, keepdim=True)).unbind(1)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return torch.stack([torch.stack(row, dim=1) for row in rows], dim=1)


def render(cloud: Cloud, camera: OrbitCamera, background) -> torch.Tensor:
    """[size, size, 3], not clipped."""
    size, f = camera.size, camera.focal
    centre = size // 2
    view = camera.rotation()
    p = (cloud.positions - camera.position()) @ view.T
    x, y, z = p.unbind(1)
    margin = JACOBIAN_MARGIN * 0.5 * size / f
    low, high = -(centre / f + margin), (size - centre) / f + margin
    slope_x, slope_y = (x / z).clamp(low, high), (y / z).clamp(low, high)
    zero = torch.zeros_like(z)
    jacobian = torch.stack(
        [torch.stack([f / z, zero, -f * slope_x / z], dim=1), torch.stack([zero, f / z, -f * slope_y / z], dim=1)], dim=1
    )
    axes = rotation_matrices(cloud.quaternions) * cloud.log_scales.exp()[:, None]
    flat = jacobian @ view @ axes
    covariance = flat @ flat.transpose(1, 2) + BLUR_VARIANCE * torch.eye(2, dtype=torch.float64)
    conic = torch.linalg.inv(covariance)
    mean = torch.stack([f * x / z + centre, f * y / z + centre], dim=1)
    opacity = cloud.logits.sigmoid()
    color = (0.5 + SH_C0 * cloud.dc).clamp(min=0)

    order = torch.argsort(z.detach(), stable=True)
    order = order[(z[order] > NEAR) & (z[order] < FAR) & (opacity[order] >= MIN_ALPHA)]
    grid = torch.arange(size, dtype=torch.float64) + 0.5
    pixels = torch.stack(torch.meshgrid(grid, grid, indexing="xy"), dim=-1).reshape(1, -1, 2)
    d = pixels - mean[order][:, None]
    sigma = 0.5 * torch.einsum("npi,nij,npj->np", d, conic[order], d)
    alpha = opacity[order][:, None] * (-sigma).exp()
    alpha = torch.where(alpha >= MIN_ALPHA, alpha.clamp(max=MAX_ALPHA), torch.zeros_like(alpha))
    # The splat that would fill a pixel up is not drawn, nor what lies behind it.
    through = torch.cumprod(1 - alpha, dim=0)
    alpha = torch.where(through > MIN_TRANSMITTANCE, alpha, torch.zeros_like(alpha))
    through = torch.cumprod(1 - alpha, dim=0)
    before = torch.cat([torch.ones_like(through[:1]), through[:-1]])
    image = torch.einsum("np,nc->pc", alpha * before, color[order]) + through[-1][:, None] * torch.as_tensor(background)
    return image.reshape(size, size, 3)
