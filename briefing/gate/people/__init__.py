"""People: who did it to whom, who is called what, and who says so."""
