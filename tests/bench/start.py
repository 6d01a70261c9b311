"""How long do `check` on the default configuration and the way to a compiled roster take, as whole processes?"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COMPILE = "from pathlib import Path; from bot.commands.common import knowledge_of; knowledge_of(Path('config'))"


def median(*command: str) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return sorted(times)[1]


def main() -> None:
    print(f"check of the default configuration {median('-m', 'bot', 'check'):.2f} s (aim: under 2 s)")
    print(f"load and compile the default       {median('-c', COMPILE):.2f} s (part of: first poll within 5 s)")
    print(f"python with nothing                {median('-c', 'pass'):.2f} s")


if __name__ == "__main__":
    main()
