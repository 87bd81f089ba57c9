#%% defaults
for v in [1, 1.0, True, 3000000000, [1, 2.0], [True, False], [[1, 2], [3, 4]], [], [[]], (1, 2), [1, True], 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1, np.array([1, 2]), np.array([1.0]), np.float32(2.0), np.array([True]), [np.float32(1.0), 2.0]]:
    try:
        t = tf.constant(v)
        print(t.dtype, t.shape)
        t = tf.convert_to_tensor(v)
        print(t.dtype, t.shape)
    except Exception as e:
        print(type(e).__name__, e)
#%% bad_values
for f in [lambda: tf.constant([[1, 2], [3]]), lambda: tf.constant([1, [2]]), lambda: tf.constant(None), lambda: tf.constant([1, None]), lambda: tf.constant(1.5, tf.int32), lambda: tf.constant(3000000000, tf.int32), lambda: tf.constant(True, tf.float32), lambda: tf.constant(1, tf.bool), lambda: tf.constant({}), lambda: tf.constant([1.0, 2.0], shape=[2, 2]), lambda: tf.constant(1.0, shape=[2, 2]), lambda: tf.constant([1.0, 2.0, 3.0, 4.0], shape=(2, 2)), lambda: tf.constant(1, dtype="float64"), lambda: tf.constant(1, dtype="foo"), lambda: tf.constant(1, dtype=float), lambda: tf.constant(1.5, dtype=int), lambda: tf.constant([1, True, 2.0]), lambda: tf.constant([1.0, True]), lambda: tf.constant(1e400), lambda: tf.constant(1e39), lambda: tf.constant(tf.constant(1.0), tf.float64), lambda: tf.convert_to_tensor(tf.constant(1.0), tf.float64), lambda: tf.convert_to_tensor(1, dtype=tf.float64), lambda: tf.convert_to_tensor(tf.Variable(2.0)), lambda: tf.constant(tf.Variable(2.0)), lambda: tf.zeros([2, -1]), lambda: tf.ones([1.5]), lambda: tf.fill([2], [1.0, 2.0]), lambda: tf.zeros(3), lambda: tf.zeros((2, 2), tf.int32), lambda: tf.eye(2, 3), lambda: tf.eye(2, dtype=tf.float64), lambda: tf.eye(2, batch_shape=[2])]:
    try:
        print(f())
    except Exception as e:
        text = str(e)
        print(type(e).__name__, text if "0x" not in text else "address")
#%% adoption
f = tf.constant([1.0, 2.0])
d = tf.constant([1.0, 2.0], tf.float64)
i = tf.constant([1, 2])
l = tf.constant([1, 2], tf.int64)
b = tf.constant([True, False])
import_ok = True
for name, g in [("+", lambda x, y: x + y), ("*", lambda x, y: x * y), ("/", lambda x, y: x / y), ("//", lambda x, y: x // y), ("%", lambda x, y: x % y), ("**", lambda x, y: x ** y), ("-", lambda x, y: x - y), ("<", lambda x, y: x < y), ("==", lambda x, y: x == y), ("maximum", tf.maximum), ("add", tf.add), ("equal", tf.equal)]:
    for x in [f, d, i, l]:
        for y in [2, 2.5, True, [1, 2], [1.5, 2.5], np.array([1.0, 2.0]), np.array([1, 2]), np.float32(2.0), np.int64(3)]:
            for p, q in [(x, y), (y, x)]:
                try:
                    r = g(p, q)
                    print(name, r.dtype.name, r.numpy().tolist())
                except Exception as e:
                    print(name, type(e).__name__, str(e).split("\n")[0])
#%% no_promotion
ts = [tf.constant([1.0]), tf.constant([1.0], tf.float64), tf.constant([1]), tf.constant([1], tf.int64), tf.constant([True])]
for name, g in [("+", lambda x, y: x + y), ("*", lambda x, y: x * y), ("/", lambda x, y: x / y), ("//", lambda x, y: x // y), ("%", lambda x, y: x % y), ("**", lambda x, y: x ** y), ("<", lambda x, y: x < y), ("==", lambda x, y: x == y), ("!=", lambda x, y: x != y), ("maximum", tf.maximum), ("concat", lambda x, y: tf.concat([x, y], 0)), ("stack", lambda x, y: tf.stack([x, y])), ("atan2", tf.atan2), ("sqd", tf.math.squared_difference), ("and", lambda x, y: x & y), ("logical_and", tf.logical_and), ("clip", lambda x, y: tf.clip_by_value(x, y, y))]:
    for a in ts:
        for b in ts:
            if name == "*" and tf.bool in (a.dtype, b.dtype):
                continue
            try:
                print(name, g(a, b))
            except Exception as e:
                print(name, type(e).__name__, str(e).split("\n")[0])
#%% shapes
a2, a3, m23, m22 = tf.ones([2]), tf.ones([3]), tf.ones([2, 3]), tf.ones([2, 2])
d2 = tf.ones([2], tf.float64)
i2 = tf.constant([1, 2])
b2 = tf.constant([True, False])
cases = {
"add": lambda: a2 + a3, "sub": lambda: a2 - a3, "mul": lambda: a2 * a3, "div": lambda: a2 / a3, "pow": lambda: a2 ** a3, "max": lambda: tf.maximum(a2, a3), "min": lambda: tf.minimum(a2, a3), "lt": lambda: a2 < a3, "le": lambda: a2 <= a3, "gt": lambda: a2 > a3, "ge": lambda: a2 >= a3, "eq": lambda: tf.equal(a2, a3), "ne": lambda: tf.not_equal(a2, a3), "mod": lambda: a2 % a3, "fdiv": lambda: a2 // a3, "atan2": lambda: tf.atan2(a2, a3), "sqd": lambda: tf.math.squared_difference(a2, a3), "xlogy": lambda: tf.math.xlogy(a2, a3), "and": lambda: b2 & tf.ones([3], tf.bool), "where": lambda: tf.where(b2, a3, a3), "where2": lambda: tf.where(b2, a2, a3), "clip": lambda: tf.clip_by_value(a2, a3, a3), "dnn": lambda: tf.math.divide_no_nan(a2, a3), "eqop": lambda: a2 == a3, "neop": lambda: a2 != a3, "m": lambda: m23 + tf.ones([3, 2]), "addn": lambda: tf.add_n([a2, a3]),
"matmul": lambda: m23 @ m23, "matmulv": lambda: tf.matmul(a2, a2), "matmul vm": lambda: a2 @ m22, "matmul s": lambda: tf.matmul(tf.constant(1.0), m22), "bmm": lambda: tf.matmul(tf.ones([2, 2, 3]), tf.ones([2, 2, 3])), "bmm2": lambda: tf.matmul(tf.ones([2, 2, 3]), tf.ones([3, 3, 2])), "matmul dtype": lambda: m22 @ tf.ones([2, 2], tf.float64), "matmul ta": lambda: tf.matmul(m23, m22, transpose_a=True, transpose_b=True), "matmul bool": lambda: tf.matmul([[True]], [[True]]), "matmul both": lambda: tf.matmul(m22, m22, transpose_a=True, adjoint_a=True),
"reshape": lambda: tf.reshape(a3, [4]), "reshape2": lambda: tf.reshape(a3, [2, -1]), "reshape3": lambda: tf.reshape(a3, [-1, -1]), "reshape4": lambda: tf.reshape(a3, [-2]), "reshape0": lambda: tf.reshape(tf.zeros([0]), [0, -1]),
"index": lambda: a3[5], "index neg": lambda: a3[-5], "index 2": lambda: a3[0, 0], "index s": lambda: a3[0][0], "index f": lambda: a3[0.5], "index str": lambda: a3["a"], "index none": lambda: a3[None], "index t": lambda: a3[tf.constant(1)], "index tf": lambda: a3[tf.constant(1.0)], "index big": lambda: a3[tf.constant(7)], "step0": lambda: a3[::0], "list": lambda: m23[[0, 1]], "list3": lambda: m23[[0, 1, 2]], "slice": lambda: a3[1:10], "slice neg": lambda: a3[::-1], "mask": lambda: a2[b2], "mask bad": lambda: a3[b2], "bool": lambda: a3[True], "slice f": lambda: a3[0.5:], "two dots": lambda: m23[..., ...], "np": lambda: a3[np.int64(1)], "arr": lambda: a3[np.array([0, 1])], "tuple": lambda: m23[(1, 2)], "range": lambda: a3[range(2)],
"gather": lambda: tf.gather(a2, [2]), "gather s": lambda: tf.gather(a2, 5), "gather neg": lambda: tf.gather(a2, [[0, -1]]), "gather f": lambda: tf.gather(a2, [0.5]), "gather axis": lambda: tf.gather(a2, [0], axis=1), "gather axis neg": lambda: tf.gather(a2, [0], axis=-2),
"sum axis": lambda: tf.reduce_sum(a2, axis=1), "sum axis neg": lambda: tf.reduce_sum(a2, axis=-2), "sum dup": lambda: tf.reduce_sum(m23, axis=[0, 0]), "max axis": lambda: tf.reduce_max(a2, axis=3), "mean axis": lambda: tf.reduce_mean(a2, axis=3), "prod axis": lambda: tf.reduce_prod(a2, axis=3), "any axis": lambda: tf.reduce_any(b2, axis=3), "argmax axis": lambda: tf.argmax(a2, axis=1), "argmin axis": lambda: tf.argmin(a2, axis=-2), "sum bool": lambda: tf.reduce_sum(b2), "max bool": lambda: tf.reduce_max(b2), "any float": lambda: tf.reduce_any(a2), "softmax axis": lambda: tf.nn.softmax(a2, axis=1), "argmax bool": lambda: tf.argmax(b2),
"concat": lambda: tf.concat([m22, tf.ones([3, 3])], 0), "concat axis": lambda: tf.concat([m22, m22], 2), "concat rank": lambda: tf.concat([m22, a2], 0), "concat dtype": lambda: tf.concat([a2, d2], 0), "concat s": lambda: tf.concat([1.0, 2.0], 0), "concat one": lambda: tf.concat([a2], 5), "concat tensor": lambda: tf.concat(a2, 0),
"stack": lambda: tf.stack([a2, a3]), "stack empty": lambda: tf.stack([]), "stack axis": lambda: tf.stack([a2, a2], axis=3), "stack dtype": lambda: tf.stack([a2, d2]), "stack neg": lambda: tf.stack([a2, a2], axis=-3), "unstack": lambda: tf.unstack(a3, num=2), "unstack axis": lambda: tf.unstack(a3, axis=1), "unstack s": lambda: tf.unstack(tf.constant(1.0)), "split": lambda: tf.split(a3, 2), "split sizes": lambda: tf.split(a3, [1, 1]), "split axis": lambda: tf.split(a3, 3, axis=1), "split -1": lambda: tf.split(a3, [-1, 1]), "split -1-1": lambda: tf.split(a3, [-1, -1]), "split num": lambda: tf.split(a3, [1, 2], num=3),
"squeeze": lambda: tf.squeeze(m23, axis=0), "squeeze axis": lambda: tf.squeeze(m23, axis=4), "expand": lambda: tf.expand_dims(a2, 3), "expand neg": lambda: tf.expand_dims(a2, -3), "expand none": lambda: tf.expand_dims(a2), "transpose": lambda: tf.transpose(m23, [0, 0]), "transpose n": lambda: tf.transpose(m23, [0]), "transpose r": lambda: tf.transpose(m23, [0, 2]), "transpose neg": lambda: tf.transpose(m23, [-1, 0]), "broadcast": lambda: tf.broadcast_to(a3, [2]),
"dtype": lambda: a2 + d2, "dtype sub": lambda: a2 - i2, "dtype mul": lambda: d2 * i2, "dtype lt": lambda: a2 < d2, "dtype max": lambda: tf.maximum(a2, d2), "dtype div": lambda: a2 / d2, "dtype pow": lambda: a2 ** d2, "dtype where": lambda: tf.where(b2, a2, d2), "dtype eq": lambda: a2 == d2, "dtype mod": lambda: a2 % d2,
"sqrt int": lambda: tf.sqrt(i2), "sin int": lambda: tf.sin(i2), "exp int": lambda: tf.exp(i2), "log int": lambda: tf.math.log(i2), "sigmoid int": lambda: tf.sigmoid(i2), "tanh int": lambda: tf.tanh(i2), "relu int": lambda: tf.nn.relu(i2), "abs int": lambda: tf.abs(-i2), "softplus int": lambda: tf.nn.softplus(i2), "square int": lambda: tf.square(i2), "floor int": lambda: tf.floor(i2), "round int": lambda: tf.round(i2), "softmax int": lambda: tf.nn.softmax(i2), "erf int": lambda: tf.math.erf(i2), "norm int": lambda: tf.norm(i2), "mean int": lambda: tf.reduce_mean(i2), "rsqrt int": lambda: tf.math.rsqrt(i2), "neg bool": lambda: -b2, "abs bool": lambda: tf.abs(b2), "not float": lambda: ~a2, "not int": lambda: ~i2, "and float": lambda: a2 & a2, "and int": lambda: i2 & i2, "logical_not": lambda: tf.logical_not(a2), "sign int": lambda: tf.sign(-i2), "sign bool": lambda: tf.sign(b2), "cos bool": lambda: tf.cos(b2), "lgamma int": lambda: tf.math.lgamma(i2), "elu int": lambda: tf.nn.elu(i2), "asin int": lambda: tf.asin(i2), "sinh int": lambda: tf.sinh(i2),
"int pow": lambda: i2 ** -1, "int div 0": lambda: i2 // 0, "int mod 0": lambda: i2 % 0, "int truediv 0": lambda: i2 / 0, "range": lambda: tf.range(0, 5, 0), "range neg": lambda: tf.range(5, 0), "range mixed": lambda: tf.range(0, 5.0, 2), "linspace": lambda: tf.linspace(0.0, 1.0, 0), "eye neg": lambda: tf.eye(-1), "cast": lambda: tf.cast(a2, "foo"), "one": lambda: tf.ones([2, 2.0]), "zeros_like": lambda: tf.zeros_like([1, 2.5])}
for k in cases:
    try:
        print(k, cases[k]())
    except Exception as e:
        t = str(e)
        print(k, type(e).__name__, t if "0x" not in t and len(t) < 2000 else "long")
#%% wrong_arguments
x = tf.constant([1.0, 2.0])
cases = [lambda: tf.reduce_sum(x, axes=0), lambda: tf.reduce_sum(), lambda: tf.add(x), lambda: tf.matmul(x), lambda: x.sum(), lambda: x.mean(), lambda: x.item(), lambda: x.T, lambda: x.astype(1), lambda: x.reshape([2]), lambda: x.tolist(), lambda: x.size, lambda: x.foo, lambda: x.transpose(), lambda: x.detach(), lambda: x.copy(), lambda: x.dot(x), lambda: x.grad, lambda: x.backward(), lambda: x.shape.foo, lambda: x.dtype.foo, lambda: tf.concat([x]), lambda: tf.reshape(x), lambda: tf.ones(), lambda: tf.Variable(), lambda: tf.where(), lambda: tf.exp(x, foo=1), lambda: tf.exp(x, name="n"), lambda: tf.stack(), lambda: tf.cast(x), lambda: tf.clip_by_value(x, 0.0), lambda: x(), lambda: x.numpy(1), lambda: tf.constant(), lambda: tf.GradientTape().foo, lambda: tf.gather(x), lambda: tf.nn.relu(x, x, x), lambda: tf.Variable(1.0).foo, lambda: tf.Variable(1.0).sum(), lambda: tf.norm(), lambda: tf.range(), lambda: tf.transpose()]
for c in cases:
    try:
        print(c())
    except Exception as e:
        print(type(e).__name__, e)
#%% assign
v = tf.Variable([1.0, 2.0], name="v")
w = tf.Variable(1.0)
i = tf.Variable(3)
for c in [lambda: v.assign([1.0, 2.0, 3.0]), lambda: v.assign(5.0), lambda: v.assign_add(5.0), lambda: v.assign_sub([[1.0, 1.0]]), lambda: w.assign([1.0]), lambda: v.assign(tf.constant([1, 2])), lambda: v.assign(tf.constant([1.0, 2.0], tf.float64)), lambda: v.assign_add(tf.constant([1, 2])), lambda: i.assign(2.5), lambda: i.assign_add(1), lambda: v.assign(None), lambda: v.assign("s"), lambda: v.assign([1, 2]), lambda: v.assign(v), lambda: v.assign(v + 1.0), lambda: v.assign_add(v), lambda: v.assign([5.0, 6.0], read_value=False), lambda: v.assign_add([1.0, 1.0], name="n"), lambda: v.assign(np.array([1.0, 2.0])), lambda: w.assign(True)]:
    try:
        print(c())
    except Exception as e:
        print(type(e).__name__, e)
print(v, w, i)
try:
    v += 1.0
except Exception as e:
    print(type(e).__name__, e)
for c in [lambda: v.__setitem__(0, 1.0), lambda: hash(tf.constant(1.0)), lambda: {tf.constant(1.0): 1}, lambda: {v: 1}, lambda: tf.constant(1.0) in [1.0], lambda: tf.constant(1.0) in {1.0}]:
    try:
        print(c())
    except Exception as e:
        print(type(e).__name__, e)
x = tf.constant([1.0])
try:
    x[0] = 2.0
except Exception as e:
    print(type(e).__name__, e)
try:
    print(x.foo)
except Exception as e:
    print(type(e).__name__, e)
try:
    del x[0]
except Exception as e:
    print(type(e).__name__, e)
#%% python_protocols
x, m, e, s, i = tf.constant([1.5, 2.5, 3.5]), tf.ones([2, 2]), tf.zeros([0]), tf.constant(2.5), tf.constant(3)
v, w = tf.Variable([1.0, 2.0]), tf.Variable(2.5)
cases = {"float": float, "int": int, "bool": bool, "len": len, "list": list, "tuple": tuple, "sum": sum, "max": max, "min": min, "abs": abs, "round": round, "round1": lambda t: round(t, 1), "divmod": lambda t: divmod(t, 2), "pow": lambda t: pow(t, 2), "str": str, "repr": repr, "sorted": sorted, "iter": lambda t: [u for u in t], "not": lambda t: not t, "and": lambda t: t and 5, "or": lambda t: t or 5, "if": lambda t: 1 if t else 2, "chain": lambda t: 0.0 < t < 5.0, "unpack": lambda t: [*t], "mul list": lambda t: [1] * t, "fmt": lambda t: f"{t}", "fmt.2f": lambda t: f"{t:.2f}", "fmt r": lambda t: f"{t!r}", "fmt s": lambda t: f"{t!s}", "fmt=": lambda t: f"{t=}", "%s": lambda t: "%s" % (t,), "%r": lambda t: "%r" % (t,), "%.3f": lambda t: "%.3f" % t, "format": lambda t: "{}".format(t), "format:8": lambda t: "{:8.3f}".format(t), "numpy": lambda t: t.numpy(), "fmt numpy": lambda t: f"{t.numpy()}", "fmt numpy .2": lambda t: f"{t.numpy():.2f}", "shape": lambda t: t.shape, "ndim": lambda t: t.ndim, "dtype": lambda t: t.dtype, "name": lambda t: t.name, "device": lambda t: t.device, "eq None": lambda t: t == None, "is None": lambda t: t is None, "!= None": lambda t: t != None, "eq str": lambda t: t == "a", "in": lambda t: t in [t, 1], "in2": lambda t: 2.5 in [t], "isinstance": lambda t: (isinstance(t, tf.Tensor), isinstance(t, tf.Variable), isinstance(t, (int, float))), "type": lambda t: type(t).__name__, "float()": lambda t: 1.0 + float(t), "np.array": lambda t: np.array(t), "np.sum": lambda t: np.sum(t), "np.sin": lambda t: np.sin(t), "tf.shape": lambda t: tf.shape(t), "complex": lambda t: t.shape.as_list(), "rank": lambda t: t.shape.rank, "np.float32": lambda t: np.float32(t), "enumerate": lambda t: [(k, u) for k, u in enumerate(t)], "zip": lambda t: list(zip(t, t)), "all": lambda t: all(t), "any": lambda t: any(t), "map": lambda t: list(map(lambda u: u * 2.0, t)), "sum start": lambda t: sum([t, t]), "max2": lambda t: max(t, t), "set": lambda t: set([1]) if t is None else 3}
for k in cases:
    for n, t in [("x", x), ("m", m), ("e", e), ("s", s), ("i", i), ("v", v), ("w", w)]:
        if k in ("name", "device") and n in "xmesi":
            continue
        try:
            print(k, n, cases[k](t))
        except Exception as ex:
            u = str(ex)
            print(k, n, type(ex).__name__, u if "0x" not in u else "address")
#%% print_floats
vals = [0.0, 1.0, -1.0, 0.1, 1e-4, 9.9e-5, 0.00012345, 123456.0, 999999.0, 1e6, 1234567.0, 1e7, 1e8, 1.5e10, 1e15, 1e16, 1e17, 3.4e38, 1e-10, 1e-38, 1/3, 2/3, 100.5, 16777216.0, 0.3, 1.1, float("inf"), float("-inf"), float("nan")]
for d in [tf.float32, tf.float64]:
    for v in vals:
        t = tf.constant(v, d)
        print(t, repr(t), f"{t}", t.numpy(), repr(t.numpy()), float(t), [t.numpy()], str(t.numpy()), f"{t.numpy()}")
#%% print_arrays
lists = [[1.0, 2.0], [1.5, 2.0], [0.1, 0.25, 1.0], [1.0, -1.0], [1e-3, 99.0], [1e-4, 1.0], [1e-5, 1.0], [1e6, 1.0], [1e5, 1.0], [123456.0, 0.5], [1e8, 2.0], [1e7, 2.0], [float("nan"), 1.0], [float("inf"), -1.5], [float("nan"), -float("inf"), -1.5], [1/3, 2/3], [1/3, 1000.0], [1/3, 100.0], [0.0, 0.0], [-0.5, 0.5], [1e10, 1e-10], [1.0, 1000.0], [1.0, 1001.0], [0.001, 1.0], [0.0001, 0.0002], [1e16, 1.0], [12345.678, 0.001], [3.0], [1e-10], [1e20], [1.1, 22.22, 333.333], [16777216.0, 1.0], [0.1 + 0.2, 0.3], [float("nan")], [float("inf"), float("inf")], [1e-45, 1.0], [2.5, float("nan"), 1e5], [999999.0, 1.0], [100000.0, 0.1]]
for d in [tf.float32, tf.float64]:
    for l in lists:
        t = tf.constant(l, d)
        print(t)
        print(repr(t), t.numpy(), [t.numpy()], f"{t}")
#%% print_shapes
for t in [tf.zeros([1, 1, 1]), tf.reshape(tf.range(24.0), [2, 3, 4]), tf.reshape(tf.range(8), [2, 2, 2, 1]), tf.reshape(tf.range(8), [1, 8]), tf.reshape(tf.range(8), [8, 1]), tf.range(40), tf.range(40.0) / 7.0, tf.range(100) - 50, tf.reshape(tf.range(60.0), [2, 30]), tf.range(1000), tf.range(1001), tf.range(1001.0), tf.reshape(tf.range(2000.0), [40, 50]), tf.reshape(tf.range(1200), [2, 600]), tf.reshape(tf.range(1200), [600, 2]), tf.reshape(tf.range(1331.0), [11, 11, 11]), tf.zeros([0, 3]), tf.zeros([3, 0]), tf.zeros([2, 0, 3]), tf.constant([[True, False], [False, True]]), tf.constant([[1, 20], [300, 4]], tf.int64), tf.fill([30], True), tf.linspace(0.0, 1.0, 17), tf.reshape(tf.linspace(-1.0, 1.0, 21), [3, 7]), tf.exp(tf.range(-10.0, 10.0)), tf.sin(tf.range(12.0)), tf.eye(3), tf.ones([2, 2, 2, 2]), tf.constant([[1.5, float("nan")], [float("inf"), -2.0]]), tf.reshape(tf.range(1100.0), [1, 1100]), tf.zeros([1002, 1]), tf.zeros([7, 7, 30])]:
    print(t)
    print(repr(t))
    print(t.numpy())
    print([t.numpy()])
#%% print_containers
t, v = tf.constant([1.0, 2.5]), tf.Variable([1.0, 2.0], name="w")
print([t, 1, "a", None], (t,), {"a": t, 1: [v]}, t.shape, [t.shape], t.dtype, [t.dtype], t.shape[0], list(t.shape), v.shape, [v.numpy()], v)
print(tf.Variable(1), tf.Variable([[1.0]]), tf.Variable(True), tf.Variable(0.1), repr(tf.Variable(0.1)), [tf.Variable(0.1)])
print(tf.float32, [tf.int64], tf.bool.name, tf.float64.size, tf.float32 == "float32", tf.float32 == tf.float64, tf.as_dtype("int32"), tf.float32.is_floating, tf.int32.is_integer)
print(tf.TensorShape([2, 3]), [tf.TensorShape([2])], tf.TensorShape([]), t.shape == [2], t.shape == (2,), t.shape.as_list(), t.shape.rank, t.shape.num_elements(), len(t.shape), tuple(t.shape), t.shape + [3], t.shape.ndims, t.shape[-1], t.shape[:1])
print("a", t, sep="|", end="!\n")
print(t.numpy(), t.numpy().shape, t.numpy().dtype, t.numpy().tolist(), t.numpy()[0], [t.numpy()[0]], t.numpy().sum(), t.numpy() * 2)
print(tf.constant(1.5).numpy().item(), tf.constant(2).numpy() + 1, tf.constant(0.1).numpy() * 3, type(tf.constant(1.5).numpy()).__name__, type(t.numpy()).__name__)
print(f"{t.numpy()[1]:.3f} {float(t[1]):8.2f} {t[1]:.1f} {t[0]} {v} {t.shape} {t.dtype}")
for f in [lambda: f"{t:.2f}", lambda: f"{v:.2f}", lambda: f"{tf.Variable(1.0):.2f}", lambda: "{:>10}".format(t), lambda: "%.2f" % t[1], lambda: "%d" % tf.constant(3), lambda: "%s" % t, lambda: "%s %s" % (t, v), lambda: f"{t.shape:>10}", lambda: "%5.1f|" % tf.constant(2.25).numpy()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
