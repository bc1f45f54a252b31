"""The codec: how an index of arrays is written, merged, and read by Whoosh."""
