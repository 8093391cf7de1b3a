"""Timesteps and steps of diffusers' DDIM and DPM-Solver++ on the schedule of Stable Diffusion."""

from pathlib import Path

import torch
from diffusers import DDIMScheduler, DPMSolverMultistepScheduler

from .store import ReferenceFile

STEP_COUNTS = (10, 30, 50)
VALUES = 8
SCHEDULE = dict(num_train_timesteps=1000, beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear")


def alpha_bar_table() -> torch.Tensor:
    """ᾱ_t [1000] in float64."""
    ends = SCHEDULE["beta_start"] ** 0.5, SCHEDULE["beta_end"] ** 0.5
    betas = torch.linspace(*ends, SCHEDULE["num_train_timesteps"], dtype=torch.float64) ** 2
    return torch.cumprod(1 - betas, 0)


def make_schedulers(folder: Path):
    file = ReferenceFile(folder, "schedulers")
    generator = torch.Generator().manual_seed(1)
    ddim = DDIMScheduler(
        **SCHEDULE, clip_sample=False, set_alpha_to_one=False, steps_offset=1, timestep_spacing="leading"
    )
    file.facts = {
        "source": "diffusers, DDIMScheduler (leading, offset 1, set_alpha_to_one off, eta 0) and "
        "DPMSolverMultistepScheduler (dpmsolver++, order 2, midpoint, leading, offset 1, lower order at the end, final sigma 0)",
        "stepCounts": list(STEP_COUNTS),
        "ddim": "each step alone: sample and noise [steps, 8] → previous [steps, 8]",
        "dpm": "a whole run: start [8], noise predicted at each step [steps, 8] → sample after each step [steps, 8]",
    }
    file.add("alphasCumprod", alpha_bar_table(), "<f8")
    file.add("alphasCumprodFloat32", ddim.alphas_cumprod)
    for steps in STEP_COUNTS:
        ddim.set_timesteps(steps)
        samples = torch.randn((steps, VALUES), generator=generator)
        noises = torch.randn((steps, VALUES), generator=generator)
        file.add(f"ddim{steps}.timesteps", ddim.timesteps, "<i4")
        file.add(f"ddim{steps}.sample", samples)
        file.add(f"ddim{steps}.noise", noises)
        previous = [ddim.step(n, t, s).prev_sample for n, t, s in zip(noises, ddim.timesteps, samples)]
        file.add(f"ddim{steps}.previous", torch.stack(previous))

        dpm = DPMSolverMultistepScheduler(
            **SCHEDULE,
            algorithm_type="dpmsolver++",
            solver_order=2,
            solver_type="midpoint",
            timestep_spacing="leading",
            steps_offset=1,
            lower_order_final=True,
            final_sigmas_type="zero",
        )
        dpm.set_timesteps(steps)
        # One last step of first order, as the solver's authors advise below 15 steps; diffusers does it for a final sigma of 0.
        current = torch.randn(VALUES, generator=generator)
        noises = torch.randn((steps, VALUES), generator=generator)
        file.add(f"dpm{steps}.timesteps", dpm.timesteps, "<i4")
        file.add(f"dpm{steps}.start", current)
        file.add(f"dpm{steps}.noise", noises)
        after = []
        for noise, t in zip(noises, dpm.timesteps):
            current = dpm.step(noise, t, current).prev_sample
            after.append(current)
        file.add(f"dpm{steps}.after", torch.stack(after))
    file.write()
