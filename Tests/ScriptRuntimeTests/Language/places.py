# This one is ours: CPython 3.11 points at the statement, we at the expression, as 3.12 does.
for x in 5:
    pass
# ---
with None:
    pass
