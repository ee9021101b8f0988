"""评: readings of what was published, reach, and what it says for the next plan."""
