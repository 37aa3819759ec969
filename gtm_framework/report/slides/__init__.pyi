from .deck import report_slides as report_slides
