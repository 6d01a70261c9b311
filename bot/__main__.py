"""The command line: arguments in, exit codes out. Machine output goes to standard output, all else to standard error.

Exit 0: done. Exit 1: something was wrong that the words on standard error name. Exit 2: a bad argument, configuration,
archive or database, with one clear message and nothing half-written.
"""

import asyncio
import contextlib
import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import VoltefaceError

cli = typer.Typer(
    name="volteface",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Watches what governments say, remembers it, and tells a Telegram channel when they change position.",
)

Config = Annotated[Path, typer.Option("--config", envvar="VOLTEFACE_CONFIG", help="The folder of YAML files.")]
DEFAULT_CONFIG = Path("config")


@contextlib.contextmanager
def progress_bar(label: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error when it is a terminal; elsewhere the same calls show nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=total)
        yield lambda step: bar.advance(task, step)


@cli.command()
def run(config: Config = DEFAULT_CONFIG) -> None:
    """Run the service: poll, read, alert, answer commands. Without a token, alerts are printed."""
    gc.disable()  # importing makes a million objects that all stay: collecting among them costs a third of the start
    from bot.app import serve

    gc.freeze()
    gc.enable()
    asyncio.run(serve(config))


@cli.command()
def demo(chat: Annotated[str, typer.Option(help="Also send to this chat (needs TELEGRAM_BOT_TOKEN).")] = "") -> None:
    """Play the story that Volteface was made for: a feed on loopback, two days, one reversal."""
    from bot.demo.play import play

    asyncio.run(play(chat))


@cli.command()
def check(config: Config = DEFAULT_CONFIG) -> None:
    """Name every fault of the configuration as file:line:column; exit 0 or 2."""
    from bot.commands.checking import check_configuration

    raise typer.Exit(check_configuration(config))


@cli.command()
def poll(sources: Annotated[list[str] | None, typer.Argument()] = None, config: Config = DEFAULT_CONFIG) -> None:
    """Poll the due (or the named) sources once, read what they brought, send what follows, and exit."""
    from bot.commands.polling import poll_once

    raise typer.Exit(asyncio.run(poll_once(config, sources or [])))


@cli.command()
def extract(
    files: Annotated[list[Path] | None, typer.Argument(help="Archive files; none: standard input.")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Write the texts that offsets count in.")] = False,
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Read archive items (JSON Lines, .gz accepted) and write the statements of each, in order."""
    from bot.commands.extraction import extract_archives

    with progress_bar("extract", None) as step:
        extract_archives(files or [], config, sys.stdout, step, with_text=with_text)


@cli.command()
def replay(
    archive: Annotated[Path, typer.Argument()],
    alerts: Annotated[Path, typer.Option("--alerts", help="Where the alerts are written, one JSON object a line.")],
    against: Annotated[
        Path | None, typer.Option(help="A second configuration: print the difference in alerts.")
    ] = None,
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Run the whole pipeline over an archive in time order, on a virtual clock, without network or Telegram."""
    from bot.commands.replaying import replay_archive

    with progress_bar("replay", None) as step:
        asyncio.run(replay_archive(archive, alerts, config, step, against))


@cli.command()
def preview(
    against: Annotated[Path, typer.Argument(help="The folder of the edited configuration.")],
    since: Annotated[str, typer.Option(help="Only what was published from this day on (YYYY-MM-DD).")] = "",
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Run what is stored through an edited configuration: which alerts would be added or dropped. Nobody is told."""
    from bot.commands.replaying import preview as preview_edit

    with progress_bar("preview", None) as step:
        asyncio.run(preview_edit(config, against, since, step, sys.stdout))


@cli.command()
def export(
    what: Annotated[str, typer.Argument(help="statements, positions, alerts or feedback")],
    since: Annotated[str, typer.Option(help="Only from this day on (YYYY-MM-DD).")] = "",
    form: Annotated[str, typer.Option("--format", help="jsonl or csv")] = "jsonl",
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Write what is stored to standard output, oldest first."""
    from bot.commands.stored import export_rows

    asyncio.run(export_rows(what, since, form, config, sys.stdout))


@cli.command()
def sources(
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")] = False,
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Show how every source fares."""
    from bot.commands.stored import show_sources

    asyncio.run(show_sources(config, sys.stdout, as_json=as_json))


@cli.command()
def backup(file: Annotated[Path, typer.Argument()], config: Config = DEFAULT_CONFIG) -> None:
    """Copy the database to a file while the service runs."""
    from bot.commands.stored import back_up

    with progress_bar("backup", 100) as step:
        asyncio.run(back_up(file, config, step))


@cli.command()
def schema() -> None:
    """Print the JSON Schema of the configuration."""
    from bot.commands.checking import print_schema

    print_schema(sys.stdout)


@cli.command()
def explain(
    alert: Annotated[str, typer.Argument(help="An alert's id, #a1b2c3")], config: Config = DEFAULT_CONFIG
) -> None:
    """Print how an alert came to be: the words, the rule, the prior that it was compared with."""
    from bot.commands.stored import explain_alert

    raise typer.Exit(asyncio.run(explain_alert(alert, config, sys.stdout)))


@cli.command(name="try")
def try_(
    sentence: Annotated[str, typer.Argument()],
    by: Annotated[str, typer.Option(help="Roster id of the source's publisher, if it speaks itself.")] = "",
    on: Annotated[str, typer.Option(help="Day of publication (YYYY-MM-DD); default today.")] = "",
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Show what would be read, resolved and coded in a sentence, with the words that led to it."""
    from bot.commands.extraction import try_sentence

    try_sentence(sentence, by, on, config, sys.stdout)


@cli.command()
def health(config: Config = DEFAULT_CONFIG) -> None:
    """Exit 0 when the running service is well, 1 with a line that says what is wrong."""
    from bot.commands.stored import tell_health

    raise typer.Exit(asyncio.run(tell_health(config, sys.stdout)))


def main() -> None:
    """Console script: an expected failure is one clear message and exit 2, without a trace."""
    try:
        cli()
    except VoltefaceError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
