"""Steps of hypotheses are appended, seen as of a moment, and follow what is forgotten."""

from tests import readings
from tests.store.conftest import put

from allsource.model.hypotheses import Step
from allsource.store import Store, forget_document, forget_name, keep_step, steps


def kept(store: Store, *given: Step) -> list[Step]:
    for step in given:
        with store.writing() as connection:
            keep_step(connection, step)
    with store.reading() as connection:
        return steps(connection)


def test_steps_come_back_in_order_and_as_of_a_moment(store: Store) -> None:
    first, second = kept(store, Step("Q1", "ask", value="Who?", by="desk"), Step("Q1", "suppose", "H1", value="Nobody"))
    assert (first.value, first.by, second.item) == ("Who?", "desk", "H1")
    with store.reading() as connection:
        assert steps(connection, first.recorded_at) == [first]


def test_evidence_goes_with_its_document_and_a_name_is_blanked(store: Store) -> None:
    document = readings.document(readings.TEXT)
    put(store, document, readings.capture(document, "a.txt"), readings.reading(document))
    kept(store, Step("Q1", "ask", value="Did Ana Ruiz sign?"), Step("Q1", "bring", "E1", record=f"{document.id}#c1"))
    with store.writing() as connection:
        forget_name(connection, "Ana Ruiz")
    with store.writing() as connection:
        forget_document(connection, document.id)
    with store.reading() as connection:
        left = steps(connection)
    assert [step.kind for step in left] == ["ask"]
    assert "Ruiz" not in left[0].value
