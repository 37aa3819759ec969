"""Documents to send: briefs, plans, records, agendas, calendars."""
