"""The networks a bundle holds, as PyTorch modules whose parameter names are those of the public checkpoints."""
