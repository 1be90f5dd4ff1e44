"""Whom pronouns and descriptions stand for. Each case is one that a careful reader of English has no doubt about."""

from tests.reports.marked import Marked


def test_she_is_the_one_who_spoke_before() -> None:
    marked = Marked("Ana Ruiz met reporters. “It is open,” she said.").people("Ana Ruiz").says("Ana Ruiz", "met")
    assert marked.stands("she") == "Ana Ruiz"


def test_titles_tell_two_persons_apart() -> None:
    text = "Mr. João Vella met Mrs. Ana Ruiz in Setúbal. She left early. He stayed."
    marked = Marked(text).people("João Vella", "Ana Ruiz")
    assert (marked.stands("She"), marked.stands("He")) == ("Ana Ruiz", "João Vella")


def test_a_pronoun_follows_the_pronoun_before_it() -> None:
    text = "Mrs. Ana Ruiz spoke first. Later she wrote to the port: João Vella later did the same. She left on Friday."
    marked = Marked(text).people("Ana Ruiz", "João Vella")
    assert marked.stands("She") == "Ana Ruiz"


def test_two_persons_of_unknown_sex_leave_the_pronoun_alone() -> None:
    marked = Marked("Talks began between Sacha Vella and Robin Pina. There he was silent.").people(
        "Sacha Vella", "Robin Pina"
    )
    marked.says("Sacha Vella", "began").says("Robin Pina", "silent")
    assert marked.stands("he") == "he"


def test_somebody_inside_a_quotation_is_no_antecedent() -> None:
    text = "Ana Ruiz arrived. “João Vella is wrong,” she said."
    assert Marked(text).people("Ana Ruiz", "João Vella").stands("she") == "Ana Ruiz"


def test_he_may_be_a_described_source() -> None:
    marked = Marked("A senior official said no. He gave no reason.").says("A senior official", "said", "no")
    assert marked.stands("He") == "A senior official"


def test_they_are_the_group_that_spoke_and_it_is_the_body() -> None:
    text = "Two diplomats said no. They left. The Port Council of Setúbal met. It gave no reason."
    marked = Marked(text).bodies("Port Council of Setúbal").says("Two diplomats", "said", "no")
    assert (marked.stands("They"), marked.stands("It")) == ("Two diplomats", "Port Council of Setúbal")


def test_the_ministry_and_the_minister_are_those_named_before() -> None:
    text = (
        "Harbour Minister Ana Ruiz spoke. The Harbour Ministry has two boats. The ministry said so, the minister added."
    )
    marked = Marked(text).people("Ana Ruiz").bodies("Harbour Ministry")
    assert marked.stands("The ministry") == "Harbour Ministry"
    assert marked.stands("the minister") == "Ana Ruiz"


def test_the_newspaper_is_the_paper_last_named() -> None:
    assert (
        Marked("The Guardian had the story. The newspaper gave no source.").bodies("Guardian").stands("The newspaper")
        == "The Guardian"
    )


def test_who_is_the_noun_phrase_before_it() -> None:
    marked = Marked("The boats belong to Ana Ruiz, who denied it.").people("Ana Ruiz")
    assert marked.stands("who") == "Ana Ruiz"


def test_an_apposition_names_the_role_before_it() -> None:
    text = "A spokesman for the port, João Costa, said no. A spokesman for Ana Ruiz said yes."
    marked = Marked(text).people("João Costa", "Ana Ruiz")
    assert marked.stands("A spokesman for the port, João Costa") == "João Costa"
    assert marked.stands("A spokesman for Ana Ruiz") == "A spokesman for Ana Ruiz"


def test_the_official_is_the_one_quoted_shortly_before() -> None:
    marked = Marked("A port official in Setúbal said no. The official gave no name.").says(
        "A port official in Setúbal", "said", "no"
    )
    assert marked.stands("The official") == "A port official in Setúbal"


def test_two_names_joined_stand_for_both() -> None:
    marked = Marked("Ana Ruiz and João Vella left. Ruiz and Vella said no.").people(
        "Ana Ruiz", "João Vella", "Ruiz", "Vella"
    )
    assert marked.stands("Ruiz and Vella") == "Ana Ruiz and João Vella"


def test_a_kind_of_outlet_behind_a_name_belongs_to_it() -> None:
    marked = (
        Marked("The Tejo Ledger newspaper said no.")
        .bodies("Tejo Ledger")
        .says("The Tejo Ledger newspaper", "said", "no")
    )
    assert marked.stands("The Tejo Ledger newspaper") == "Tejo Ledger"
