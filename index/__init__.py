"""Bulletins in, generations out: the record, its readers, the schema, the writer, the store."""
