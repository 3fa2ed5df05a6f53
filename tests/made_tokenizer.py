"""Tokenizers made like the encoder's: one whose pieces are single letters, one whose pieces are words."""

import string

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

LONGEST = 100


def make_tokenizer() -> Tokenizer:
    """Cuts "Goma" into ``g ##o ##m ##a``; a word with an unknown letter in it is one piece."""
    opening = ["[UNK]", *string.ascii_lowercase, *string.digits, *string.punctuation, "—", "“", "”"]
    going_on = [f"##{letter}" for letter in string.ascii_lowercase + string.digits]
    vocabulary = {piece: number for number, piece in enumerate([*opening, *going_on])}
    return _made(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=LONGEST))


def make_words_tokenizer() -> Tokenizer:
    """Every word is one piece, and all are the same."""
    return _made(WordPiece({"[UNK]": 0}, unk_token="[UNK]"))


def _made(model: WordPiece) -> Tokenizer:
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
