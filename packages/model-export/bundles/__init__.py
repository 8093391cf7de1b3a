"""From networks to bundle folders: sizes, graphs, checkpoints, manifest."""
