"""What is no news: rules as data, traits of a line, and a voice learned from labelled articles."""
