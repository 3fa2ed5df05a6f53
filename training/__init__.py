"""Trains the encoder on the corpus; needs PyTorch, which the reader itself does not."""
