"""Reading: a text word by word: its numbers and names, who does what, how surely, who says so."""
