"""The demonstration world: a province, a city, its counties, one county's working day. All of it is invented."""
