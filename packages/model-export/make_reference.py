"""Writes the numbers that generation-server's tests compare with, into `reference/`."""

import argparse
from pathlib import Path

from reference_makers.cameras import make_cameras
from reference_makers.draws import make_draws
from reference_makers.graphs import make_graphs
from reference_makers.schedulers import make_schedulers
from reference_makers.scores import make_scores
from reference_makers.tokens import make_tokens

TOPICS = ("draws", "graphs", "schedulers", "scores", "cameras", "tokens")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="topic", help=f"of {', '.join(TOPICS)}; all by default")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "reference")
    parser.add_argument("--mvdream", type=Path, help="cameras: a checkout of bytedance/MVDream")
    parser.add_argument("--imagedream", type=Path, help="cameras: a checkout of bytedance/ImageDream")
    parser.add_argument("--prompts", type=Path, help="tokens: a file of prompts, one a line")
    arguments = parser.parse_args()
    makers = {
        "draws": lambda: make_draws(arguments.out),
        "graphs": lambda: make_graphs(arguments.out),
        "schedulers": lambda: make_schedulers(arguments.out),
        "scores": lambda: make_scores(arguments.out),
        "cameras": lambda: make_cameras(
            arguments.out,
            _needed(arguments.mvdream, "--mvdream") / "mvdream/camera_utils.py",
            _needed(arguments.imagedream, "--imagedream") / "extern/ImageDream/imagedream/camera_utils.py",
        ),
        "tokens": lambda: make_tokens(arguments.out, _needed(arguments.prompts, "--prompts")),
    }
    for topic in arguments.topics or TOPICS:
        if topic not in makers:
            parser.error(f"{topic!r} is none of {', '.join(TOPICS)}")
        makers[topic]()
        print(f"{topic}: written", flush=True)


def _needed(path: Path | None, option: str) -> Path:
    if path is None:
        raise SystemExit(f"{option} is needed for that topic")
    return path


if __name__ == "__main__":
    main()
