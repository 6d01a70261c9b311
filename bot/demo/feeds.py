"""The demo's two sources on two days, as RSS: what comes out is bytes; the words are the project's own.

Sunday's feed is the first poll (it builds positions and alerts nobody); Tuesday's brings the change.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

SUNDAY = (
    "Trump says he is open to talks with Iran",
    "Sun, 11 Jan 2026 21:40:00 GMT",
    "President Donald Trump said on Sunday that he was open to talks with Iran after Tehran got in touch.",
    (
        "WASHINGTON — President Donald Trump said on Sunday that he was open to talks with Iran after officials in "
        "Tehran got in touch with the White House.",
        "“They called, they want to negotiate, and I am open to talks with Iran,” Trump told reporters aboard Air "
        "Force One.",
    ),
)

TUESDAY = (
    "Trump cancels all meetings with Iranian officials, tells protesters help is coming",
    "Tue, 13 Jan 2026 15:05:00 GMT",
    "President Donald Trump called off all planned meetings with Iranian officials on Tuesday.",
    (
        "WASHINGTON — President Donald Trump on Tuesday called off all planned meetings with Iranian officials and "
        "told the people protesting in Iran to keep going, two days after he had said that he was open to talks.",
        "“I have cancelled all meetings with Iranian Officials until the senseless killing of protesters STOPS,” "
        "Trump wrote on Truth Social on Tuesday.",
        "“Help is on its way,” he added, without saying what kind of help he meant.",
        "Ali Larijani, Iran’s top security official, answered within hours. He said the main killers of the people "
        "of Iran were “first Trump, second Netanyahu.”",
        "In Moscow, Russian Foreign Ministry spokeswoman Maria Zakharova said U.S. threats of new military strikes "
        "against Iran were “categorically unacceptable.” She warned that using the unrest as a “pretext” for an "
        "attack would have “disastrous consequences” for the whole region. Zakharova also rejected Trump’s threat of "
        "tariffs on countries that trade with Iran as “blackmail.”",
        "Iran’s supreme leader, Ayatollah Ali Khamenei, on Monday praised the crowds at rallies for the government "
        "and called them “a warning to American politicians.”",
        "Iran’s attorney general warned that protesters could be charged as “enemies of God,” an offence that "
        "carries the death penalty.",
        "An unnamed official quoted by Iranian state television said the country had “a lot of martyrs.”",
        "The U.S.-based Human Rights Activists News Agency said at least 2,003 people had been killed. “The number "
        "is shocking, and it will rise,” said Skylar Thompson, who works for the group.",
        "Mahmoud, who keeps a shop in the bazaar, said his customers ask all day whether there will be a strike. "
        "A taxi driver who gave his name as Reza said many young people talk about going out again.",
    ),
)

SECOND_OUTLET = (
    "Trump calls off all meetings with Iranian officials",
    "Tue, 13 Jan 2026 15:20:00 GMT",
    "The US president said on Tuesday that he had cancelled all meetings with Iranian officials.",
    ("US President Donald Trump said on Tuesday that he had cancelled all meetings with Iranian officials.",),
)


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """One feed of the demo: its path on the server and the stories that it carries so far."""

    path: str
    title: str
    stories: tuple[tuple[str, str, str, tuple[str, ...]], ...]

    def rss(self, base: str) -> bytes:
        """Return the feed as RSS 2.0 with full text; ``base`` is the server's address."""
        body = "".join(self._story(base, *story) for story in self.stories)
        return (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>{escape(self.title)}</title><link>{base}</link>"
            f"<description>{escape(self.title)}</description>{body}</channel></rss>"
        ).encode()

    def _story(self, base: str, title: str, published: str, summary: str, paragraphs: tuple[str, ...]) -> str:
        slug = "".join(c if c.isalnum() else "-" for c in title.lower())[:48].strip("-")
        html = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
        return (
            f"<item><title>{escape(title)}</title><link>{base}{self.path}/{slug}</link>"
            f'<guid isPermaLink="false">{self.path}/{slug}</guid><pubDate>{published}</pubDate>'
            f"<description>{escape(summary)}</description><content:encoded>{escape(html)}</content:encoded></item>"
        )


WORLD_DESK = "/world-desk"
MORNING_POST = "/morning-wire"
ON_SUNDAY = (DemoFeed(WORLD_DESK, "World Desk", (SUNDAY,)), DemoFeed(MORNING_POST, "Morning Wire", (SUNDAY,)))
ON_TUESDAY = (
    DemoFeed(WORLD_DESK, "World Desk", (TUESDAY, SUNDAY)),
    DemoFeed(MORNING_POST, "Morning Wire", (SECOND_OUTLET, SUNDAY)),
)
