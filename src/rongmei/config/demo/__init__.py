"""The demonstration world: a province, a city, its counties, and one county's working day. Everything in it is invented."""
