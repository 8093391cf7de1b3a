"""CLIP's byte-pair encoding as a tokenizer.json.

The merges are those of OpenAI's CLIP (MIT licence), which OpenCLIP's package carries. Text is cleaned as the fast
tokenizers of CLIP checkpoints do it: NFC, runs of white space to one space, lower case.
"""

import gzip
from pathlib import Path

import open_clip
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

START, END = "<|startoftext|>", "<|endoftext|>"
FULL_MERGES = 49152 - 256 - 2
"""Merges that CLIP uses of those in the file."""

# Contractions, runs of letters, single digits, runs of anything else.
WORDS = r"""'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""


def build_tokenizer(merge_count: int = FULL_MERGES) -> Tokenizer:
    """512 single bytes, one token a merge, start and end: 514 + `merge_count` tokens, the end token last."""
    merges = read_merges()[:merge_count]
    letters = byte_letters()
    tokens = [*letters, *(letter + "</w>" for letter in letters), *(a + b for a, b in merges), START, END]
    tokenizer = Tokenizer(
        models.BPE(
            vocab={token: index for index, token in enumerate(tokens)},
            merges=merges,
            unk_token=END,
            continuing_subword_prefix="",
            end_of_word_suffix="</w>",
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([START, END])
    start, end = tokenizer.token_to_id(START), tokenizer.token_to_id(END)
    tokenizer.post_processor = processors.RobertaProcessing(
        (END, end), (START, start), trim_offsets=False, add_prefix_space=False
    )
    return tokenizer


def save_tokenizer(path: Path, merge_count: int = FULL_MERGES):
    path.write_text(build_tokenizer(merge_count).to_str(pretty=False) + "\n", encoding="utf-8")


def read_merges() -> list[tuple[str, str]]:
    path = Path(open_clip.__file__).parent / "bpe_simple_vocab_16e6.txt.gz"
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    return [tuple(line.split()) for line in lines[1 : FULL_MERGES + 1]]


def byte_letters() -> list[str]:
    """A printable letter for each byte, in CLIP's order: printable Latin-1 first, the rest from U+0100 on."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [b for b in range(256) if b not in printable]
    return [chr(b) for b in printable] + [chr(256 + i) for i in range(len(others))]
