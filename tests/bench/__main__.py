"""``make bench``: every benchmark in turn; name some to run only those; ``compiled``, which takes minutes, by name."""

import importlib
import sys

ALL = ("reading", "aliases", "start", "telegram")


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in (*ALL, "compiled")]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}", file=sys.stderr)
        return 2
    for name in names or ALL:
        print(f"== {name}", flush=True)
        importlib.import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
