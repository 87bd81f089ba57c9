# The three ways to format, over many specifications and values.
values = [0, 1, -1, 42, -12345, 1234567, 9223372036854775807, True]
for spec in ["", "d", "5", "<8", ">8", "^8", "=8", "08", "+", " ", "-", "+08d", "x", "X", "o", "b", "#x", "#X", "#o", "#b", "#010x", ",", "_", "010,", "020,d", "_x", "_b", "*^12", "0<6", "0=6", "0>6d", "n", "e", ".2f", ".0f", "%", ".1%", "g", "c<5", "é>9", "<<9", "+,", " ,d", "#_b", "09,", "08,", "07,", "06_", "012_x", "<012,"]:
    row = []
    for v in values:
        try:
            row.append(format(v, spec))
        except Exception as e:
            row.append(type(e).__name__ + ": " + str(e))
    print(repr(spec), row)
floats = [0.0, -0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e-7, 1e16, 1.5e300, 0.5, 2.5, 99999.95, 0.0001, 123456.0, float("inf"), float("-inf"), float("nan")]
for spec in ["", ".0f", ".1f", ".2f", "f", "F", "e", "E", ".0e", ".3e", "g", "G", ".3g", ".0g", ".1", ".2", ".3", ".5", ".10", ".17", ".20", "%", ".1%", ".0%", "10.2f", "<10.2f", "^10.2f", "010.2f", "+.2f", " .2f", ",", ",.2f", "_.1f", "015,.2f", "#.0f", "#g", "#.3g", "#", "#.0e", "n", ".3n", "z.0f", "z.1f", "+z.0f", "*>12", "=12", "012", "+012.1e", "#.1", "#.5", ".25f", "020,.1f", "<020,.1f", "0=12,", ".1e", "x<5"]:
    row = []
    for v in floats:
        try:
            row.append(format(v, spec))
        except Exception as e:
            row.append(type(e).__name__ + ": " + str(e))
    print(repr(spec), row)
for spec in ["", "s", "8", "<8", ">8", "^8", "*^9", ".2", ".0", "8.2", ">8.2s", "^7.1", "é^7", "08", ">08", "<<5", ".100"]:
    print(repr(spec), [format(v, spec) for v in ["", "a", "abc", "héllo wörld", "😀é"]])
for f in ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%#X", "%o", "%#o", "%i", "%u", "%s", "%r", "%a", "%5s|", "%-5s|", "%.2s", "%c", "%f", "%.1f", "%8.3f", "%-8.3f|", "%08.3f", "%+.2f", "% .2f", "%e", "%.2e", "%E", "%g", "%.3g", "%G", "%#g", "%#.0f", "%.0f", "%5.3d", "%.3d", "%+.3d", "%08.3d", "%-8.3d|", "%#.3x", "%#8.3x", "%08x", "%#08x", "%-#8x|", "%+x", "%+#x", "%#.0e", "%.10d", "%5%", "%-5%|", "%%", "%ld", "%hd", "%Ld", "%5c|", "%-5c|", "%05c|", "%+s|", "%05s|", "%.0s|", "%5.1s|", "%#d", "%#5o", "%+5d", "%-+5d|", "% 05d", "%+ d", "%0-5d|", "%.d", "%.f", "%5.f|"]:
    row = []
    for v in [65, -3, 0]:
        try:
            row.append(f % v if "%%" not in f and not f.startswith("%5%") and not f.startswith("%-5%") else f % ())
        except Exception as e:
            row.append(type(e).__name__ + ": " + str(e))
    print(f, row)
for f in ["%d", "%s", "%r", "%f", "%.0f", "%e", "%g", "%.15g", "%.17g", "%i", "%5.1f|", "%-10.4g|", "%010.3e", "%+g", "%#.3g", "%.50f", "%F"]:
    print(f, [f % v for v in [0.0, -0.5, 3.75, 1e10, 1e-10, 123456.789]], [f % v for v in ([float("inf"), float("-inf"), float("nan")] if f not in ("%d", "%i") else [])])
print("%s and %s" % ("a", [1, 2]), "%s" % (1,), "%s" % [1, 2], "%s %%" % 5, "%(a)s-%(b)05.1f" % {"a": 1, "b": 2.5}, "%(a)s %(a)r" % {"a": "x"}, "%s" % {"k": 1}, "%s" % ((1, 2),), "%s" % (None,), "%r %a" % ("é", "é"), "%%" % (), "plain" % (), "%()s" % {"": 1}, "%(a(b))s" % {"a(b)": 2})
print("{} {} {}".format(1, "a", [2]), "{0}{1}{0}".format("a", "b"), "{x} {y!r}".format(x=1, y="s"), "{{}} {}".format(1), "{:>{w}}".format("a", w=5), "{:{}}".format("a", 4) + "|", "{0:.{1}f}".format(3.14159, 2), "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=5), "{0!r:>6}".format("a"), "{!a}".format("é"), "{} {k[b]} {l[1]} {l[-1]}".format(0, k={"b": 1}, l={"1": 5, 1: 6, "-1": 7}))
name, width, pi, items = "val", 10, 3.14159, [1, 2, 3]
print(f"{name}", f"{name!r}", f"{name:>{width}}", f"{pi:.2f}", f"{pi:{width}.{3}}", f"{{literal}} {name}", f"{items[0]} {items[-1]}", f"{len(items)}", f"{name.upper()}", f"{pi = }", f"{pi=:.2f}", f"{name=}", f"{name=!s}", f"{ name = }", f"{items!s:>12}", f"{1 if items else 2}", f"{'a' 'b'}", f"{(lambda x: x * 2)(4)}", f"{ {'k': 1}['k'] }", f"{[i for i in range(3)]}", f"{1:>4}{2:<4}|", f"{True}", f"{True:d}", f"{None}", f"{1,2}", f"{-1:+}", f"a{''}b", f'{"x"}', f"{'{'}", f"{1!r}{2!s}{3!a}", f"""multi
{name}
line""", rf"\n{name}", f"\n{name}\t|", f"{1:{'>'}{'5'}}", f"{name:{'>' if 1 else '<'}6}")
print(format(5), format("a"), format(None), format([1]), format(1.5, ""), format(True), format(3, "03"), format((1, 2)))
print("%s" * 3 % (1, 2, 3), ("%d, " * 2)[:-2] % (1, 2), "%-10s|%10s|" % ("left", "right"), "%3d%%" % 50, "%.3f %s" % (1 / 3, "x"))
