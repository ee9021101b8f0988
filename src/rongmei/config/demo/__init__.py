"""The demonstration world: a province, a city, its counties, one county's ten days. All of it is invented.

`loading.load` brings it in, `greeting.welcome` is what is printed then. This file imports nothing: the settings read
`mark` and `cast` before Django is ready.
"""
