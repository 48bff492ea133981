"""`make bench`: what the page Kaart costs, for 44 and for 500 areas."""
