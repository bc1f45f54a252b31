"""The engine that lets the kernel do what costs most; see `search.kernel`.

`open_engine` is the way in: it returns the `KernelEngine`, or NumPy's `ArrayEngine` where there is
no kernel. Both give the same answers to the last bit; what the kernel does not know, NumPy does.
"""
