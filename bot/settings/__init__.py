"""config/*.yaml -> checked, frozen values; every fault with file, line and cure."""
