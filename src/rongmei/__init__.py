"""Rongmei 融媒: one platform for province, city and county media centres."""
