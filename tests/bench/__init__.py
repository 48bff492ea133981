"""`make bench`: what the pages Kaart, Wijk and Sturen cost, for 44 and for 500 areas."""
