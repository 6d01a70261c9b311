"""code(): stable ids, evidence from the text, no crash on anything, time that grows with the text and no faster."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coding.code import code, statement_id
from bot.coding.inflection import forms, phrases
from bot.coding.issue import topic
from bot.coding.phrasebook import Phrasebook, lower
from bot.coding.topics import topics
from bot.model import LADDER, Form, IssueClass, Modality, Plover
from tests.coding.ground import article, codebook, speaker, statement


def test_the_same_statement_has_the_same_id_and_another_form_has_another() -> None:
    said = statement("Chad closes its border", cue="closes", form="act")
    again = statement("Chad closes its border", cue="closes", form="act")
    words = statement("Chad closes its border", cue="closes", form="words")
    assert statement_id(said) == statement_id(again)
    assert statement_id(said) != statement_id(words)


def test_every_attribute_brings_the_words_that_led_to_it() -> None:
    said = statement("Chad will lift the blockade of Niger", cue="said")
    coded = code(said, speaker("TCD"), article("Chad and Niger"), codebook())
    found = {piece.attribute: piece.words for piece in coded.evidence}
    assert {"issue", "stance", "act", "commitment", "target"} <= set(found)
    assert found["target"] == "Niger"
    assert "blockade" in found["issue"]


def test_the_speakers_own_country_is_no_target_unless_nothing_else_is_named() -> None:
    said = statement("Chad will hold elections in Chad", cue="said")
    assert code(said, speaker("TCD"), article(), codebook()).counterpart == ""
    other = statement("Chad will hold talks with Niger", cue="said")
    assert code(other, speaker("TCD"), article(), codebook()).targets == ("NER",)


def test_a_person_stands_for_a_country_as_target() -> None:
    said = statement("Emmanuel Macron must lift the tariffs", cue="said")
    assert code(said, speaker("TCD"), article(), codebook()).counterpart == "FRA"


def test_a_place_with_a_thread_of_its_own_is_named_beside_its_country() -> None:
    said = statement("the takeover of Greenland goes ahead", cue="said")
    assert "greenland" in code(said, speaker("USA"), article(), codebook()).places


def test_what_is_behind_amid_is_not_what_it_is_about() -> None:
    said = statement("Chad opens talks with Niger amid tariffs and sanctions on trade", cue="opens", form="act")
    assert topic(said, article(), codebook()).cls is IssueClass.TALKS


def test_a_statement_without_an_issue_of_its_own_takes_the_title() -> None:
    said = statement("this was a sad day", cue="said")
    about = topic(said, article("Chad imposes tariffs on Niger"), codebook())
    assert (about.cls, about.near) == (IssueClass.TARIFFS, False)


def test_denied_words_take_no_side() -> None:
    said = statement("an attack on Niger", cue="denied", cue_class="deny", modality=Modality.DENIED)
    coded = code(said, speaker("TCD"), article(), codebook())
    assert (coded.stance, coded.act) == (0, Plover.REJECT)


def test_a_deed_binds_more_than_an_intention() -> None:
    deed = code(statement("Chad imposes tariffs", cue="imposes", form="act"), speaker("TCD"), article(), codebook())
    plan = code(statement("it may impose tariffs", cue="said"), speaker("TCD"), article(), codebook())
    assert LADDER[deed.commitment] > LADDER[plan.commitment]


def test_topics_tell_two_tariffs_apart() -> None:
    assert set(topics("tariffs on furniture")) != set(topics("tariffs on pasta"))
    assert topics("the sofas and the sofa") == ("sofa",)


def test_any_form_of_a_verb_gives_the_others() -> None:
    for form in ("impose", "imposes", "imposed", "imposing"):
        assert {"impose", "imposes", "imposed", "imposing"} <= set(forms(form))
    assert "calls off talks" in phrases("called off talks")
    assert {"withdraw", "withdrew", "withdrawn"} <= set(forms("withdraws"))
    assert {"drop", "dropped", "dropping"} <= set(forms("drops"))


def test_a_phrase_may_need_its_object_on_either_side_but_not_across_a_clause() -> None:
    book: Phrasebook[str] = Phrasebook({"released": (("prisoners", "prisoners"),)})
    assert [spot.means for spot in book.find("They released forty prisoners")] == ["prisoners"]
    assert [spot.means for spot in book.find("Prisoners were released")] == ["prisoners"]
    assert book.find("They released a song. Prisoners heard it") == []


@given(st.text(max_size=300))
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(st.text(max_size=400), st.sampled_from([form.value for form in Form]), st.sampled_from(["said", "denied", ""]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_coded(text: str, form: str, cue: str) -> None:
    coded = code(statement(text, cue=cue, form=form), speaker("TCD"), article(text), codebook())
    assert coded.stance in (-1, 0, 1)
    assert len(coded.targets) <= 5


def test_time_grows_with_the_text_and_no_faster() -> None:
    def cost(size: int) -> float:
        words = "Chad will not lift tariffs, sanctions or the blockade of Niger without talks " * size
        said = statement(words)
        start = time.perf_counter()
        code(said, speaker("TCD"), article(words[:200]), codebook())
        return time.perf_counter() - start

    cost(1)
    assert cost(2000) < 1.0  # 150 kB in one statement
