"""A report as slides: native, editable charts and tables, one message per slide."""

from gtm_framework.report.slides.deck import report_slides as report_slides
