"""pyvi's segmentation without pyvi: the same labels from the same weights, a batch at a time."""
