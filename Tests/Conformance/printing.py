#%% tensors
x = tf.constant([1., 2.5, 1 / 3])
tf.print(x)
tf.print(tf.constant(1 / 3), tf.constant(1 / 3, tf.float64), tf.constant(16777216.), tf.constant(0.1))
tf.print(tf.constant(-0.0), tf.constant([float("inf"), -float("inf"), float("nan")]), tf.constant(2 ** 62), tf.constant(-5))
tf.print(tf.constant(True), tf.constant([True, False]), tf.constant([True] * 8))
tf.print(tf.Variable(2.), [tf.Variable([1., 2.])], tf.Variable(2.).assign(3.), tf.Variable([[1, 2]]))
tf.print(tf.constant([[1, 200], [3, 4]]), tf.constant([1., 100000000.]))
tf.print("a", tf.zeros([2, 2]), "b")
tf.print([tf.zeros([2, 2]), tf.zeros([2, 2])])
#%% shapes
for shape in [[0], [2, 0], [0, 3], [2, 0, 3], [8, 0], [1, 0], [1, 0, 0], [0, 0], [1, 1, 1, 1], [3, 1, 7], [7, 2, 1], [2, 1, 2, 1]]:
    tf.print(shape, tf.zeros(shape))
tf.print(tf.reshape(tf.range(64), [8, 8]))
tf.print(tf.reshape(tf.range(24), [2, 3, 4]))
tf.print(tf.reshape(tf.range(7 * 7 * 7), [7, 7, 7]))
#%% summarize
x = tf.range(20)
for n in [0, 1, 2, 3, 9, 10, 100, -1, -5, None, True, 2.5, np.int64(2), tf.constant(2)]:
    tf.print(x, summarize=n)
    tf.print(tf.constant(2.), tf.range(3), tf.zeros([0]), tf.zeros([2, 0]), summarize=n)
tf.print(tf.range(6), tf.range(7))
tf.print(tf.reshape(tf.range(64), [8, 8]), summarize=2)
tf.print(tf.reshape(tf.range(7 * 7 * 7), [7, 7, 7]), summarize=1)
tf.print(tf.reshape(tf.range(64), [8, 8]), summarize=-1)
#%% floats_32
number = 12345
for row in range(100):
    values = []
    for column in range(10):
        number = (number * 1103515245 + 12345) % 2147483648
        values.append(float(number >> (column * 2)) * 2.0 ** (row // 2 - 50))
    tf.print(tf.constant(values), summarize=-1)
for power in range(-37, 39):
    tf.print(tf.constant([10.0 ** power, -3 * 10.0 ** (power - 1), 1.23456 * 10.0 ** (power - 1)]))
for power in range(30):
    tf.print(tf.constant([2.0 ** power, 2.0 ** power + 1, 2.0 ** power - 1, 10 * 2.0 ** power]))
#%% floats_64
number = 54321
for row in range(100):
    values = []
    for column in range(6):
        number = (number * 1103515245 + 12345) % 2147483648
        high = number
        number = (number * 1103515245 + 12345) % 2147483648
        values.append((float(high) * 2.0 ** 22 + float(number >> (column * 3))) * 2.0 ** (row * 3 - 150))
    tf.print(tf.constant(values, tf.float64), summarize=-1)
for power in range(-22, 23):
    tf.print(tf.constant([10.0 ** power, -3 * 10.0 ** power, 1.23456 * 10.0 ** power, 0.1 * 10.0 ** power], tf.float64), summarize=-1)
for power in range(62):
    tf.print(tf.constant([2.0 ** power, 2.0 ** power + 1, 2.0 ** power - 1, 10 * 2.0 ** power], tf.float64), summarize=-1)
tf.print(tf.constant([1.7976931348623157e308, -2.2250738585072014e-308, float("inf"), float("nan"), -0.0, 0.0], tf.float64))
tf.print(tf.constant([3.4028235e38, -1.17549435e-38, 1e-5, 0.0001, 0.00001234, 999999.5]))
#%% values
x = tf.constant([1., 2.5, 1 / 3])
tf.print(x, 1, "a", None, True, 2.5, sep=", ")
tf.print([x, 1, "a", None], (x,), {"b": x, "a": 1}, {}, [], (), [()], [{}], ({},), [[]], (1,))
tf.print([1.0, 1e10, -0.0, 1e-5, 1e300, 123456789, float("nan"), float("inf")], -0.0, 1e22, 123456789012345678)
tf.print(((1, 2), [3, {"c": x}]), {2: x, 1: 1}, {(1, 2): x}, {None: 1}, {1.5: "a", True: 2})
tf.print({"b": x, "a": {"z": x, "y": [x, x]}})
tf.print([x, [x, (x, {"a": tf.Variable(1.)})]])
tf.print({1}, [{1}], set(), [set()], {"a"})
tf.print(np.float64(.5), np.array([1., 2.]), np.float32(3), np.int64(2), np.bool_(True), [np.float64(.5), np.array([1., 2.])])
tf.print(np.array(1.), np.array([True]), np.array([[1, 2], [3, 4]]), [np.array([[1, 2], [3, 4]])], {"a": np.arange(30.), "b": [np.float32(.1)] * 12})
tf.print(tf.float32, x.dtype, x.shape, tf.TensorShape([1, 2]), [tf.float32, x.shape])
tf.print(range(3), [range(3)], (range(2), 5), range(0), {"a": 1}.keys(), {"a": x}.values(), {"a": x}.items(), {}.items(), [{"a": x}.values()])
tf.print(slice(1, 2), ..., NotImplemented, len, int, [int, str, None], ValueError, ValueError("a"), [ValueError("a")])
tf.print(tf.UnconnectedGradients.NONE, [tf.UnconnectedGradients.NONE], x.ref())
tf.print("loss:", x[0], "step", 3, f"loss {x[0]}")
tf.print("a", None, sep="")
tf.print(1 if True else 2, True, 2.0, 1e-7, 3)
tf.print(tf.linalg.slogdet(tf.eye(2)), [tf.linalg.slogdet(tf.eye(2))])
#%% slices
slices = tf.IndexedSlices(tf.constant([1., 2., 3.]), tf.constant([0, 1, 1]), tf.constant([4]))
tf.print(slices)
tf.print([slices], {"a": slices})
v = tf.Variable([1., 2., 3.])
with tf.GradientTape() as t:
    y = tf.reduce_sum(tf.gather(v, [0, 2, 0]))
tf.print(t.gradient(y, v))
try:
    tf.print(tf.IndexedSlices(tf.constant([1.]), tf.constant([0])))
except ValueError as e:
    print(e)
#%% texts
x = tf.constant([1., 2.])
tf.print("a{}b", x, "{}", "%s", "{}9")
tf.print("a{}b", [x])
tf.print(["{}", x], ["it's", x], ["a\nb"], "a\nb", ["a\\b", 'a"b', "a\tb"], "tab\t|")
tf.print({}, x)
tf.print("'{}'", [x])
tf.print("é", ["é", "日本"], "日本")
tf.print("x" * 100)
tf.print(["x" * 100])
#%% layout
x = tf.constant([1., 2.])
tf.print(list(range(26)), list(range(27)))
tf.print(tuple(range(40)))
tf.print({"key%d" % i: list(range(10)) for i in range(5)})
tf.print([x] * 13)
tf.print([x] * 14)
tf.print([{}] + [x] * 13)
tf.print(["{}9"] + [x] * 11)
tf.print({i: x for i in range(9)})
tf.print({"long_key_number_%d" % i: [x, x, x, x, x, x] for i in range(4)}, [[x] * 4] * 6)
tf.print([[list(range(15)) for _ in range(3)] for _ in range(2)])
tf.print([{"loss": x, "name": "a" * 60}, "b" * 70])
tf.print([set(range(30))], {"k": set(range(30))}, (set(range(30)),))
tf.print({"a": {"b": {"c": list(range(24))}}}, (list(range(30)),))
tf.print([np.arange(30.)])
tf.print(range(30))
tf.print([True, None, 1, "é", "ü" * 90])
#%% long_strings
tf.print(["word " * 30])
tf.print({"a": "word " * 30})
tf.print(["word " * 10 + "\n" + "b " * 10, 2])
tf.print({"a" * 50: "b " * 40})
tf.print(("a " * 50,))
tf.print(["a\tb" * 30])
tf.print(["it's a 'quoted' " * 8])
tf.print(["\n".join(["line %d" % i for i in range(12)])])
tf.print([["word " * 13 + "end"], "word " * 15])
tf.print(["word " * 14 + "\r\nmore", "a" * 90 + " " + "b" * 90])
#%% arguments
x = tf.constant([1., 2.])
tf.print()
tf.print("")
tf.print(end="!\n")
tf.print(1, 2, end="|\n", sep="\n")
tf.print(x, end="")
tf.print(x, end=None)
tf.print(x, name="foo")
tf.print(x, name="")
tf.print(*range(5), sep="-")
tf.print([1, 2, 3], sep="-")
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: tf.print(x, foo=1))
attempt(lambda: tf.print(x, bar="a", foo=x))
attempt(lambda: tf.print(x, summarize="a"))
attempt(lambda: tf.print(1, summarize=[1]))
attempt(lambda: tf.print(x, sep=1))
attempt(lambda: tf.print(x, sep=None))
attempt(lambda: tf.print(x, sep=x))
attempt(lambda: tf.print(x, end=1))
attempt(lambda: tf.print(x, end=True))
attempt(lambda: tf.print(x, name=5))
attempt(lambda: tf.print(x, name=True))
attempt(lambda: tf.print(x, output_stream=None))
attempt(lambda: tf.print(x, output_stream=5))
attempt(lambda: tf.print(x, output_stream="abc"))
attempt(lambda: tf.print(x, output_stream=[1]))
attempt(lambda: tf.print(x, output_stream=x))
attempt(lambda: tf.print(1, {2: x, "a": 1}))
attempt(lambda: tf.print({"a": 3, 1: 2}))
attempt(lambda: tf.print({None: 1, "a": 2}))
#%% nested_deep
a = 1
for i in range(150):
    a = [a]
tf.print(a)
for i in range(400):
    a = [a]
try:
    tf.print(a)
except RecursionError as e:
    print("RecursionError")
print(tf.nest.flatten({(1, 2): 2, (0, 5): 3}), tf.nest.flatten({1.5: 2, True: 3}), tf.nest.flatten({"b": 1, "a": 2}))
for keys in [{1: 2, "a": 3}, {None: 2, "a": 3}]:
    try:
        print(tf.nest.flatten(keys))
    except TypeError as e:
        print(e)
#%% holds_itself
a = [0]
a.append(a)
d = {"a": a}
d["d"] = d
for x in [a, d, (a,)]:
    try:
        tf.print(x)
    except RecursionError as e:
        print(e)
