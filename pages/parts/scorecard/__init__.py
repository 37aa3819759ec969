"""The parts of the page Scorecard."""
