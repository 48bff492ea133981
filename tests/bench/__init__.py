"""`make bench`: what the pages Kaart and Wijk cost, for 44 and for 500 areas."""
