"""The network: a small transformer with one row of scores for each word, and a score for each pair."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dateline.language.encoding.labels import Labels
from dateline.language.encoding.pieces import CASES

RANK = 32


class EncoderNetwork(nn.Module):  # type: ignore[misc]  # torch is not there where this is checked
    """MiniLM with linear heads.

    A pair's score for a link is the product of two low-rank views of its words, plus what each word
    says alone. What a word's capitals tell comes in as the type of its pieces.
    """

    def __init__(self, config: BertConfig, labels: Labels) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        self.dropout = nn.Dropout(0.1)
        self.middle = nn.Linear(config.hidden_size, config.hidden_size)
        self.words = nn.Linear(config.hidden_size, labels.width)
        self.heads = nn.Linear(config.hidden_size, len(labels.links) * RANK)
        self.tails = nn.Linear(config.hidden_size, len(labels.links) * RANK)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores ``(batch, pieces, labels)``, both views ``(batch, pieces, links * RANK)``, the states."""
        states = self.bert(input_ids=ids, token_type_ids=cases, attention_mask=mask).last_hidden_state
        hidden = self.dropout(states)
        middle = nn.functional.gelu(self.middle(hidden))
        return self.words(hidden), self.heads(middle), self.tails(middle), states


def load_base(folder: str, labels: Labels) -> EncoderNetwork:
    """The network with the base model's weights; heads are fresh."""
    base = BertModel.from_pretrained(folder, add_pooling_layer=False)
    config = base.config
    config.type_vocab_size = CASES
    network = EncoderNetwork(config, labels)
    state = base.state_dict()
    plain = state["embeddings.token_type_embeddings.weight"][:1]
    state["embeddings.token_type_embeddings.weight"] = plain.repeat(CASES, 1)
    network.bert.load_state_dict(state)
    return network


def load_trained(network: EncoderNetwork, path: Path) -> None:
    """Take over trained weights; heads for layers that were not trained stay fresh."""
    state = torch.load(path, weights_only=True)
    fresh = network.state_dict()
    for name in ("words.weight", "words.bias"):
        known = state[name]
        fresh[name][: len(known)] = known
        state[name] = fresh[name]
    network.load_state_dict(state)
