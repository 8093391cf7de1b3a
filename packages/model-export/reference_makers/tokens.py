"""Token ids of prompts, by the Python tokenizers that the networks were trained with."""

import json
from pathlib import Path

import open_clip

from bundles.tokenizer import build_tokenizer, save_tokenizer

CONTEXT = 77
NASTY = [
    "",
    " ",
    "   leading and   inner\tspaces\n",
    "Straße, Ångström, naïve café",
    "e\u0301 and \u00e9 (combining and composed)",
    "日本語の椅子",
    "красный стул",
    "كرسي أحمر",
    "कुर्सी",
    "🪑🔥👩‍🚀🏳️‍🌈",
    "a\u200bzero\u200dwidth",
    "ﬁne ligature and full-width ＡＢＣ１２３",
    "İstanbul ı ß ſ",
    "\u00a0no\u00a0break\u3000ideographic",
    "it's we're they've I'll he'd I'm don't 'quoted'",
    "1234567890 3d 4k 16:9 50%",
    "!!! ??? ... --- ___ *** ((weighted:1.3))",
    "a, b; c. d: e/f\\g|h",
    "control\u0007bell and \u001b escape",
    "\ufeffbyte order mark",
    "\U0001d4d0\U0001d4d1 mathematical letters",
    "Ⅻ ½ ² ٣",
    "antidisestablishmentarianism supercalifragilisticexpialidocious",
    "word " * 100,
    "a very long prompt, " * 30,
]
# Marks of the tokenizer in a prompt: text for OpenCLIP, marks for tokenizer.json.
MARKS = ["<|endoftext|>", "a <|startoftext|> chair"]


def make_tokens(folder: Path, prompts: Path):
    """`prompts`: one a line."""
    folder.mkdir(parents=True, exist_ok=True)
    save_tokenizer(folder / "clip-tokenizer.json")
    tokenizer = build_tokenizer()
    lines = [line for line in prompts.read_text(encoding="utf-8").split("\n") if line]
    rows = [_row(tokenizer, text) for text in [*lines, *NASTY, *MARKS]]
    differing = sum("openClip" in row for row in rows)
    head = {
        "source": "ids: tokenizer.json through Hugging Face tokenizers, as of CLIP checkpoints; openClip: open_clip.tokenize, "
        "where it differs (it repairs broken encodings, unescapes HTML and takes marks in the text for text)",
        "length": CONTEXT,
        "prompts": len(lines),
        "differing": differing,
    }
    text = json.dumps(head, indent=2)[:-2]
    body = ",\n".join("    " + json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    (folder / "tokens.json").write_text(f'{text},\n  "rows": [\n{body}\n  ]\n}}\n', encoding="utf-8")


def _row(tokenizer, text: str) -> dict:
    """Ids without padding; what is too long ends with the end mark."""
    ids = tokenizer.encode(text).ids
    if len(ids) > CONTEXT:
        ids = [*ids[: CONTEXT - 1], ids[-1]]
    theirs = open_clip.tokenize(text, CONTEXT)[0].tolist()
    theirs = theirs[: len(theirs) - next((i for i, v in enumerate(reversed(theirs)) if v), len(theirs))]
    row = {"text": text, "ids": ids}
    return row if ids == theirs else row | {"openClip": theirs}
