"""Reference numbers for what generation-server does with pictures in TypeScript, made with the libraries it follows.

Resizing by OpenCV, Pillow and PyTorch, SSIM by torchmetrics, the outlier filter by PyTOD itself, and the arithmetic of the
validators' score. Writes reference/pictures.json, which tests of generation-server read. Pictures are not stored: both
sides draw them by the rule in `noise_picture`.

    pip install numpy torch torchmetrics pillow opencv-python-headless scikit-learn pyod && pip install --no-deps pytod==0.0.3
"""

import json
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torchmetrics.image import StructuralSimilarityIndexMeasure

# PyTOD computes on CUDA whatever it is told; the numbers are the same here.
torch.Tensor.cuda = lambda self, *_, **__: self
from pytod.models.knn import KNN  # noqa: E402

CLIP_MEAN = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(1, 3, 1, 1)
CLIP_STD = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(1, 3, 1, 1)


def noise_picture(width: int, height: int, channels: int, seed: int) -> np.ndarray:
    """[height, width, channels] bytes: slopes with noise, by Lehmer's generator."""
    state = seed
    picture = np.zeros((height, width, channels), np.uint8)
    for y in range(height):
        for x in range(width):
            for c in range(channels):
                state = state * 48271 % 2147483647
                picture[y, x, c] = (3 * x + 5 * y + 40 * c + state % 32) % 256
    return picture


def rounded(values, digits=7):
    return [round(float(v), digits) for v in np.asarray(values, np.float64).ravel()]


def torch_resize(picture: np.ndarray, width: int, height: int, mode: str) -> np.ndarray:
    planes = torch.from_numpy(picture).permute(2, 0, 1)[None].double()
    return F.interpolate(planes, size=(height, width), mode=mode, align_corners=False)[0].permute(1, 2, 0).numpy()


def resampling():
    cases = []
    for width, height, to_width, to_height in [(20, 15, 7, 5), (20, 15, 8, 6), (9, 7, 21, 16), (16, 16, 8, 8), (12, 9, 12, 9)]:
        picture = noise_picture(width, height, 3, 7)
        case = {"width": width, "height": height, "toWidth": to_width, "toHeight": to_height, "seed": 7}
        case["bilinear"] = rounded(torch_resize(picture, to_width, to_height, "bilinear"), 4)
        case["bicubic"] = rounded(torch_resize(picture, to_width, to_height, "bicubic"), 4)
        area = cv2.resize(picture.astype(np.float32), (to_width, to_height), interpolation=cv2.INTER_AREA)
        case["area"] = rounded(area, 4)
        lanczos = Image.fromarray(picture).resize((to_width, to_height), Image.Resampling.LANCZOS)
        case["lanczosBytes"] = np.asarray(lanczos).ravel().tolist()
        cases.append(case)
    return cases


def u2net_input():
    """rembg 2.0.49, sessions/base.py and u2net.py, at a small size."""
    picture = noise_picture(30, 20, 3, 3)
    small = np.asarray(Image.fromarray(picture).resize((12, 12), Image.Resampling.LANCZOS)).astype(np.float64)
    small = small / max(small.max(), 1e-6)
    mean, std = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
    planes = ((small - mean) / std).transpose(2, 0, 1)
    return {"width": 30, "height": 20, "seed": 3, "size": 12, "pixels": rounded(planes, 5)}


def recentred():
    """404 generation/utils/remove_bg_tool.py with its box mended by one row and column, colours weighed by alpha, on white."""
    width, height, side = 40, 30, 32
    picture = noise_picture(width, height, 4, 11).astype(np.float32) / 255
    inside = np.zeros((height, width, 1), np.float32)
    inside[4:21, 7:34] = 1
    picture[..., 3:] *= inside
    box = picture[4:21, 7:34]
    premultiplied = np.concatenate([box[..., :3] * box[..., 3:], box[..., 3:]], axis=2)
    scale = int(side * (1 - 0.2)) / max(box.shape[:2])
    h, w = int(box.shape[0] * scale), int(box.shape[1] * scale)
    resized = cv2.resize(premultiplied, (w, h), interpolation=cv2.INTER_AREA)
    rgba = np.zeros((side, side, 4), np.float32)
    top, left = (side - h) // 2, (side - w) // 2
    rgba[top : top + h, left : left + w] = resized
    rgb = rgba[..., :3] + 1 - rgba[..., 3:]
    return {
        **{"width": width, "height": height, "seed": 11, "side": side, "box": [7, 4, 34, 21]},
        **{"rgb": rounded(rgb, 5), "alpha": rounded(rgba[..., 3], 5)},
    }


def ssim():
    metric = StructuralSimilarityIndexMeasure(data_range=1.0)
    cases = []
    for width, height, first, second in [(40, 40, 1, 2), (40, 40, 5, 5), (33, 48, 9, 4)]:
        a, b = (
            torch.from_numpy(noise_picture(width, height, 3, s)).permute(2, 0, 1)[None].double() / 255 for s in (first, second)
        )
        b = b * 0.8 + 0.1 if first != second else b
        metric.reset()
        cases.append({"width": width, "height": height, "seeds": [first, second], "ssim": float(metric(a, b))})
    return cases


def clip_input():
    """404 validation/engine/metrics/alignment_scorer.py, without its half precision, at a small size."""
    picture = noise_picture(23, 23, 3, 13)
    planes = torch.from_numpy(picture).permute(2, 0, 1)[None].double() / 255
    small = F.interpolate(planes, size=(10, 10), mode="bicubic", align_corners=False)
    pixels = (small - CLIP_MEAN * 3) / (CLIP_STD * 3)
    lpips = torch.clip(F.interpolate(planes, size=(10, 10), mode="bicubic", align_corners=False), 0, 1)
    return {"side": 23, "seed": 13, "size": 10, "pixels": rounded(pixels, 5), "lpips": rounded(lpips, 5)}


def outliers():
    """404 validation/engine/utils/statistics_computation_utils.py with PyTOD 0.0.3 itself."""
    cases = []
    generator = torch.Generator().manual_seed(0)
    drawn = [torch.rand(16, generator=generator) * 0.1 + 0.2 for _ in range(6)]
    drawn.append(torch.tensor([0.0] + [0.31 + 0.002 * i for i in range(15)]))
    drawn.append(torch.full((16,), 0.25))
    drawn.append(torch.tensor([0.2] * 8 + [0.4] * 8))
    drawn.append(torch.tensor([0.9, 0.01] + [0.5 + 0.01 * (i % 3) for i in range(14)]))
    for values in drawn:
        ordered = torch.sort(values)[0].reshape(-1, 1)
        detector = KNN(device="cpu")
        detector.fit(ordered)
        kept = ordered[torch.tensor(np.asarray(detector.labels_).ravel()) != 1].ravel()
        cases.append(
            {
                "values": [float(v) for v in values],
                "kept": [float(v) for v in kept],
                "geometricMean": float(torch.exp(torch.log(kept.double()).mean())),
            }
        )
    return cases


def composite():
    """404 validation/engine/validation_engine.py."""

    def sigmoid(x, slope, centre):
        return 1 / (1 + torch.exp(-slope * (x - centre)))

    cases = []
    for iqa, alignment, structure, lpips in [(0.7, 0.8, 0.9, 0.9), (0.5, 0.29999, 0.9, 0.9), (0.9, 1.1, 0.83, 0.7), (0.2, 0.3, 0.5, 1.0)]:
        score = 0.0
        if alignment >= 0.3:
            s, p = torch.tensor(structure).double(), torch.tensor(lpips).double()
            score = float(0.75 * iqa + 0.2 * alignment + 0.025 * sigmoid(s, 35, 0.83) + 0.025 * lpips * sigmoid(p, 30, 0.7))
        cases.append({"iqa": iqa, "alignment": alignment, "ssim": structure, "lpips": lpips, "score": score})
    return cases


def main():
    reference = {
        "resampling": resampling(),
        "u2netInput": u2net_input(),
        "recentred": recentred(),
        "ssim": ssim(),
        "clipInput": clip_input(),
        "outliers": outliers(),
        "composite": composite(),
    }
    path = Path(__file__).parent / "reference" / "pictures.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(reference) + "\n")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
