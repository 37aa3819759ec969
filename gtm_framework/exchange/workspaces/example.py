"""The worked example: a fictional company's list, as an ordinary file."""

from gtm_framework.catalog import data_file
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.triage import Initiative


def example_ideas() -> list[Initiative]:
    """The ideas of `data/example.csv`.

    Example:
        >>> ideas = example_ideas()
        >>> ideas[0].title, ideas[0].impact, ideas[0].answers["purpose"]
        ('Own the annual benchmark on first-visit fix rates', 8.0, 'position')
    """
    return read_csv(data_file("example.csv").read_bytes(), name="example.csv").initiatives()
