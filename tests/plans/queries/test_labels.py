"""What somebody pasted becomes points; what they are about is read only where it is sure."""

import pytest

from plans.queries.labels import label_in, place_in_order, section_of, taken_apart

KNOWN = frozenset({"A", "B5", "F1", "F13", "H1.2", "K6"})


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("F1: Put 40.\n\nB5 - She bites.", [("F", "F1", "Put 40."), ("B", "B5", "She bites.")]),
        ("1. F13: Six.\n2. Please add owls", [("F", "F13", "Six."), ("", "", "Please add owls")]),
        ("- (H1.2) More hours\n- More owls", [("H1", "H1.2", "More hours"), ("", "", "More owls")]),
        ("H1.2: More hours", [("H1", "H1.2", "More hours")]),
        ("Section B: Add it", [("B", "", "Add it")]),
        ("section f – Add it", [("F", "", "Add it")]),
        ("F99: There is none", [("", "", "F99: There is none")]),
        ("A plan is no help", [("", "", "A plan is no help")]),
        ("I, her mother, disagree", [("", "", "I, her mother, disagree")]),
        ("I - her mother - disagree", [("", "", "I - her mother - disagree")]),
        ("F1 is wrong", [("", "", "F1 is wrong")]),
        ("One\nand the same.\n\n\n\nTwo", [("", "", "One\nand the same."), ("", "", "Two")]),
        ("F1:", [("", "", "F1:")]),
        ("  \n\n  ", []),
    ],
)
def test_each_paragraph_is_a_point_about_what_it_begins_with(typed, points):
    assert taken_apart(typed, KNOWN) == points


def test_labels_are_kept_and_ordered_as_people_read_them():
    assert [label_in(" f 12 "), section_of("H1.2"), section_of("F12"), section_of("Z1")] == [
        "F12",
        "H1",
        "F",
        "",
    ]
    labels = [("", ""), ("F", "F13"), ("H1", "H1.2"), ("F", "F2"), ("H1", ""), ("A", "")]
    assert sorted(labels, key=lambda pair: place_in_order(*pair)) == [
        ("A", ""),
        ("F", "F2"),
        ("F", "F13"),
        ("H1", ""),
        ("H1", "H1.2"),
        ("", ""),
    ]
