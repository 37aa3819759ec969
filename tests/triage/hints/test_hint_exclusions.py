from gtm_framework.triage.hints.exclusions import exclusions_touched

REFUSED = {
    "no_custom_roadmap": ["enterprise deal", "custom roadmap commitment"],
    "no_partners_yet": ["partner", "reseller channel"],
    "no_discounting": ["discount", " "],
}


def touched(title: str, description: str = "") -> dict[str, list[str]]:
    found = exclusions_touched(title, description, exclusions=REFUSED)
    return {t.exclusion: [str(quote) for quote in t.quotes] for t in found}


def test_an_exclusion_is_touched_by_its_words_in_any_form() -> None:
    assert touched("Close two Enterprise deals") == {"no_custom_roadmap": ["Enterprise deals"]}
    assert touched("Start discounting") == {"no_discounting": ["discounting"]}


def test_title_and_notes_are_both_read() -> None:
    assert touched("Spring push", "through partners; with discounts") == {
        "no_partners_yet": ["partners"],
        "no_discounting": ["discounts"],
    }


def test_what_is_denied_or_parted_by_a_full_stop_touches_nothing() -> None:
    assert touched("No enterprise deals") == {}
    assert touched("For the enterprise. Deal with it") == {}
    assert touched("") == {}
