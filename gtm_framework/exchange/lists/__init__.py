"""Prioritized lists as files: CSV, workbook, tracker exports."""
