"""Benchmarks: each compares with a floor or a peer in the same run; nothing here asserts on wall-clock time."""
