"""``poll``: one round over the due (or the named) sources: poll, read, send."""

from collections.abc import Sequence
from pathlib import Path

from bot.app import Service, opened_service
from bot.commands.common import UsageError
from bot.logs import set_up_logs
from bot.model import SourceState
from bot.rounds import poll_round, read_round
from bot.settings.environment import read


async def poll_once(folder: Path, names: Sequence[str]) -> int:
    """Do the round and print what each source gave; 1 when a source failed."""
    environment = read()
    set_up_logs([environment.token().get_secret_value()])
    async with opened_service(folder, environment) as service:
        states = await named_sources(service, names) if names else None
        polls = await poll_round(service.doors, service.knowledge(), states)
        readings = await read_round(service.doors, service.knowledge)
        await service.deliver_tick()
        for poll in polls:
            print(f"{poll.source}: {poll.error or f'{len(poll.entries)} new entries'}")
        print(f"{len(polls)} sources polled, {len(readings)} entries read")
    return int(any(poll.error for poll in polls))


async def named_sources(service: Service, names: Sequence[str]) -> list[SourceState]:
    """Return the states of the named sources; raises UsageError for a name that is not there."""
    states = {state.source.id: state for state in await service.store.source_states()}
    unknown = [name for name in names if name not in states]
    if unknown:
        raise UsageError(f"no source {', '.join(unknown)}; `volteface sources` lists them")
    return [states[name] for name in names]
