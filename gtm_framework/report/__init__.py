"""Deliverables for clients: report, slides, workbook, and files for other tools."""

from gtm_framework.report.blocks import Report as Report
from gtm_framework.report.build import build_report as build_report
from gtm_framework.report.choice import section_choices as section_choices
from gtm_framework.report.html import report_html as report_html
from gtm_framework.report.markdown import report_markdown as report_markdown
from gtm_framework.report.pdf import report_pdf as report_pdf
