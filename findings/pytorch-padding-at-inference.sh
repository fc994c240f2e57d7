#!/usr/bin/env bash
# PyTorch 2.13.0: eval() with no_grad() changes what TransformerEncoder returns for padding.
#
# Valid input: a batch with src_key_padding_mask, in which one sequence is padding only, such as an
# empty text; dropout=0, so that training and inference have the same formula.
# Expected: the same numbers in training and in inference. The documentation calls the path taken
# under eval() and no_grad() an optimized implementation, and names no other result.
# Seen: TransformerEncoderLayer gives numbers for that sequence in training, and in eval() as long
# as gradients are on; with no_grad() it gives nan. TransformerEncoder gives 0 there, and 0 at each
# padded place of the other sequences, where training gives numbers. MultiheadAttention gives 0 and
# then nan (need_weights=False).
# Why it matters: losses during training look sound, and the first use of the model yields nan; a
# mean over all places differs between training and use.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 torch==2.13.0
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message=".*nested tensors is in prototype stage.*")
torch.manual_seed(0)
SETTINGS = {"d_model": 8, "nhead": 2, "dim_feedforward": 16, "dropout": 0, "batch_first": True}
LAYER = nn.TransformerEncoderLayer(**SETTINGS)
ENCODER = nn.TransformerEncoder(nn.TransformerEncoderLayer(**SETTINGS), num_layers=2)
ATTENTION = nn.MultiheadAttention(8, 2, batch_first=True)
BATCH = torch.randn(2, 3, 8)
PADDING = torch.tensor([[False, False, True], [True, True, True]])


def kind(values):
    if values.isnan().all():
        return "nan"
    return "0" if (values == 0).all() else "numbers"


def kinds(model, training, gradients):
    model.train(training)
    with torch.set_grad_enabled(gradients):
        if model is ATTENTION:
            inputs = {"key_padding_mask": PADDING, "need_weights": False}
            output, _ = model(BATCH, BATCH, BATCH, **inputs)
        else:
            output = model(BATCH, src_key_padding_mask=PADDING)
    return kind(output[0, :2]), kind(output[0, 2]), kind(output[1])


for model, in_training, in_use in [
    (LAYER, ("numbers", "numbers", "numbers"), ("numbers", "numbers", "nan")),
    (ENCODER, ("numbers", "numbers", "numbers"), ("numbers", "0", "0")),
    (ATTENTION, ("numbers", "numbers", "0"), ("numbers", "numbers", "nan")),
]:
    for training, gradients, seen in [
        (True, True, in_training),
        (False, True, in_training),
        (False, False, in_use),
    ]:
        now = kinds(model, training, gradients)
        print(f"{type(model).__name__}, training {training}, gradients {gradients}:")
        print(f"    words {now[0]}, padding {now[1]}, sequence of padding {now[2]}")
        assert now == seen, f"changed: {seen!r} before"
PYTHON
