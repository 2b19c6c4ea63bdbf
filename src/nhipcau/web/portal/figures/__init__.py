"""Pages of figures: what is asked, the chart, the ranking, the tables, the files, and an economy at a glance."""
