"""Why an alert was told: an Alert in, plain lines out, for ``volteface explain`` and for whoever doubts a verdict."""

from bot.model import Alert, Side


def explain(alert: Alert) -> str:
    """Return the verdict, both sides with their words, and every step of the comparison, a line each."""
    toward = f" toward {alert.counterpart}" if alert.counterpart else ""
    office = f" ({alert.office})" if alert.office else ""
    shift = f", {alert.shift.value} turn" if alert.shift else ""
    road = f", seen in the {alert.road.value}" if alert.road and alert.road.value != "both" else ""
    lines = [
        f"{alert.id}  {alert.kind.value}: {alert.verdict.value}{shift}{road}",
        f"who       {alert.name}{office}, for {alert.principal or 'nobody'}{toward}, on {alert.issue.value}",
        f"reason    {alert.reason}",
        f"severity  {alert.severity}: {alert.severity_reason}",
        f"now       {side(alert.current)}",
        f"before    {side(alert.prior) if alert.prior else 'nothing on record, only the report asserts one'}",
        f"sources   {alert.sources}: {', '.join(alert.outlets)}; entries {', '.join(alert.current.entries)}",
    ]
    if alert.follows:
        lines.append(f"follows   {alert.follows}")
    if alert.marked:
        lines.append(f"marked    {alert.marked}")
    lines += [f"step {number:<4} {step}" for number, step in enumerate(alert.trace, 1)]
    return "\n".join(lines)


def side(one: Side) -> str:
    """Return one side: its day, its stance, its words and its link."""
    day = one.said_on.isoformat() if one.said_on else "no day given"
    stance = {1: "for", -1: "against"}.get(one.stance, "no side")
    return f"{day} ({stance}) “{one.quote}” {one.url}".rstrip()
