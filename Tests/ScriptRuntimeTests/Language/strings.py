# Strings: literals, repr, indexing, slices, operators, every method.
s = "Hello, World"
print(s[0], s[-1], s[4:7], s[::-1], s[::2], s[-5:], s[:-5], s[20:], s[5:2], s[5:2:-1], s[-100:100], s[::-3], len(s))
print("a" + "b" * 3, 2 * "xy", "x" * 0, "x" * -1, "lo" in s, "" in s, "z" not in s, "abc" > "abb", max("hello"), sorted("hello"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnl\nbs\\cr\r"), repr("\x00\x1f\x7f\x80\xa0\xad"), repr("é😀\u200b\ud7ff"), repr(""))
print(ascii("é😀x\n"), ascii("plain"), ascii(["é"]), str(5), str(None), str([1, "a"]), str("a"), str(1.0), str(True), str())
print(s.lower(), s.upper(), s.title(), s.swapcase(), "hELLO wORLD".capitalize(), "ß".casefold() if 0 else "", "they're bill's".title(), "éCOLE".lower())
print("ß".upper(), "ǆ".title(), "ŉ".upper(), "ΑΣ".lower(), "İ".lower(), "ﬁ".upper(), "ﬁsh".capitalize())
print("  pad ".strip(), "|" + "  pad ".lstrip() + "|", "|" + "  pad ".rstrip() + "|", "xxaxx".strip("x"), "abcba".strip("ab"), "xyz".lstrip("zyx"), "a\u3000".strip(), "\x1f a".strip() == "a")
print("a,b,,c".split(","), "a b  c ".split(), " ".split(), "".split(), "".split(","), "a,b,c".split(",", 1), "a b c".split(None, 1), "  a  b ".split(" "), "a--b--c".split("--"))
print("a,b,c".rsplit(",", 1), "a b c".rsplit(None, 1), "a,b,c".rsplit(","), "  a b  ".rsplit(None, 1), "abc".rsplit("x"), "aaa".split("aa"), "aaa".rsplit("aa"), "a b".split(maxsplit=0), "  a b".split(sep=None, maxsplit=0))
print("one\ntwo\r\nthree\rfour\x0bfive\u2028six".splitlines(), "a\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines(), "a\nb".splitlines(keepends=True))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join("abc"), "x".join(["only"]), "-".join(str(i) for i in range(3)), "-".join({"k": 1}), "".join(("a", "b")))
print("aXbXc".replace("X", "--"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("aa", "b"), "abc".replace("x", "y"), "abc".replace("b", ""), "".replace("", "x"), "abc".replace("a", "x", 0))
print("hello".find("l"), "hello".find("z"), "hello".rfind("l"), "hello".find("l", 3), "hello".find("l", 4), "hello".find(""), "hello".find("", 9), "hello".rfind(""), "hello".find("lo", -2), "hello".index("e"), "hello".rindex("l"), "hello".find("l", 0, 3), "héllo".find("l"), "hello".rfind("l", 0, 3), "hello".find("", 5), "hello".find("", 6))
print("banana".count("a"), "banana".count("ana"), "banana".count(""), "banana".count("a", 2), "banana".count("a", 2, 4), "".count(""), "banana".count("", 6), "banana".count("", 7))
print("hello".startswith("he"), "hello".startswith(("x", "he")), "hello".startswith("l", 2), "hello".startswith(""), "hello".endswith("lo"), "hello".endswith(("x",)), "hello".endswith("l", 0, 4), "hello".startswith("hello!"), "hello".startswith((), 0), "hello".startswith("", 6), "hello".endswith("", 6))
print("hello".removeprefix("he"), "hello".removesuffix("lo"), "hello".removeprefix("x"), "hello".removesuffix(""), "aa".removeprefix("aaa"))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="))
print("|" + "ab".center(7) + "|", "ab".center(7, "*"), "abc".center(6, "*"), "ab".center(5, "*"), "ab".ljust(5, "."), "ab".rjust(5, "."), "ab".ljust(1), "42".zfill(5), "-42".zfill(5), "+4".zfill(4), "".zfill(3), "--4".zfill(5), "é".rjust(3, "é"), "a".center(4, "-"))
print("a\tb".expandtabs(), "a\tb".expandtabs(4), "ab\tc\n\td".expandtabs(4), "a\tb".expandtabs(0), "\t".expandtabs(1), "a\tb".expandtabs(tabsize=2))
for t in ["", "abc", "ABC", "Abc", "abc1", "123", "1.5", " ", "\t\n", "a b", "²", "½", "٣", "éa", "_x", "1x", "Ab Cd", "A1", "if", "\u00a0", "ǅ", "x\n", "Ⅷ", "中"]:
    print(repr(t), t.isalpha(), t.isdigit(), t.isdecimal(), t.isnumeric(), t.isalnum(), t.isspace(), t.islower(), t.isupper(), t.istitle(), t.isidentifier(), t.isprintable(), t.isascii())
print(ord("a"), ord("é"), ord("😀"), chr(97), chr(0x1F600), chr(233), "é" == "e\u0301", len("e\u0301"), "😀"[0], len("👨‍👩‍👧"), "👨‍👩‍👧"[1] == "\u200d", "\r\n"[1] == "\n", len("\r\n"))
print("%s" % "x", "abc"[1:][0], [c for c in "héy"], list("ab"), tuple("ab"), "".join(reversed("abc")), list(enumerate("ab")), dict(zip("ab", [1, 2])))
print("a" < "b" < "c", "a" == "a", "é" > "z", "😀" > "\uffff", "abc" <= "abc", "ab" < "abc", hash("a") == hash("a"))
table = "hello".maketrans("el", "ip") if hasattr("", "maketrans") else None
print("x".join(["a", "b"]) + 'y', "A" "B", f"{'nested'}" "tail")
a = "abc"
b = a
a += "d"
print(a, b, a is b)
print("\a\b\f\v" == "\x07\x08\x0c\x0b", "\8" if 0 else "", "\
joined")
