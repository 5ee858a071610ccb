"""Times: dates, tenses, and what came before what."""
