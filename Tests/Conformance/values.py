#%% jacobian
x = tf.constant([1.0, 2.0, 3.0])
m = tf.constant([[1.0, 2.0], [3.0, 4.0]])
s = tf.constant(2.0)
v = tf.Variable([1.0, 2.0])
def j(f, src, **kw):
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, m, s])
        y = f()
    try:
        return t.jacobian(y, src, **kw)
    except Exception as e:
        return type(e).__name__ + " " + str(e)
print(j(lambda: x * x, x))
print(j(lambda: s * s, s), j(lambda: s * x, s), j(lambda: tf.reduce_sum(x * x), x))
print(j(lambda: m @ m, m))
print(j(lambda: m * s, [m, s, x, v]))
print(j(lambda: m * s, {"b": x, "a": v}, unconnected_gradients="zero"))
print(j(lambda: tf.argmax(x), x), j(lambda: tf.cast(x, tf.int32), x), j(lambda: tf.zeros([0]) * s, s), j(lambda: x[:0], x))
print(j(lambda: [x, x], x))
print(j(lambda: tf.exp(x * 0.5), x, experimental_use_pfor=False))
print(j(lambda: x * x, []), j(lambda: x * x, (x, (s,))))
#%% not_persistent
x = tf.constant([1.0, 2.0])
for f in [lambda t, y: t.jacobian(y, x, experimental_use_pfor=False), lambda t, y: t.jacobian(y, x), lambda t, y: t.batch_jacobian(y, x)]:
    with tf.GradientTape() as t:
        t.watch(x)
        y = x * x
    for _ in range(2):
        try:
            print(f(t, y))
        except Exception as e:
            print(type(e).__name__, e)
#%% batch
x = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
w = tf.constant([[1.0, 0.5], [2.0, -1.0]])
def bj(f, src=x, **kw):
    with tf.GradientTape(persistent=True) as t:
        t.watch([x, w])
        y = f()
    try:
        return t.batch_jacobian(y, src, **kw)
    except Exception as e:
        return type(e).__name__ + " " + str(e)
print(bj(lambda: x * x))
print(bj(lambda: tf.tanh(0.1 * (x @ w))))
print(bj(lambda: tf.ones([3, 2])))
print(bj(lambda: tf.reduce_sum(x, axis=1)))
print(bj(lambda: tf.ones([4, 2])), bj(lambda: x @ w, w))
print(bj(lambda: tf.reshape(x, [3, 2, 1]) * tf.reshape(x, [3, 1, 2])))
#%% nested_and_inside
x = tf.constant([1.0, 2.0], tf.float64)
with tf.GradientTape() as o:
    o.watch(x)
    with tf.GradientTape() as i:
        i.watch(x)
        y = tf.reduce_sum(x ** 3) * x
    j = i.jacobian(y, x)
h = o.jacobian(j, x)
print(j, h)
with tf.GradientTape(persistent=True) as o:
    o.watch(x)
    with tf.GradientTape() as i:
        i.watch(x)
        y = tf.reduce_sum(tf.sin(x) * x[0])
    g = i.gradient(y, x)
print(o.jacobian(g, x))
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
    print(t.jacobian(y, x))
    z = x * x
try:
    t.gradient(z, x)
except RuntimeError as e:
    print(e)
#%% points
inf, nan = float("inf"), float("nan")
def g(f, *vals, dtype=tf.float32):
    xs = [tf.constant(v, dtype) for v in vals]
    with tf.GradientTape() as t:
        t.watch(xs)
        y = f(*xs)
    d = t.gradient(y, xs)
    return y.numpy().tolist(), [None if q is None else q.numpy().tolist() for q in d]
points = [0.0, 1.0, -1.0, 0.5, -0.5, 2.0, 6.0, -3.0, 1e-30, 1e30, inf, -inf, nan]
for dt in [tf.float32, tf.float64]:
    for name, f in [("abs", tf.abs), ("sqrt", tf.sqrt), ("rsqrt", tf.math.rsqrt), ("log", tf.math.log), ("log1p", tf.math.log1p), ("exp", tf.exp), ("expm1", tf.math.expm1), ("reciprocal", tf.math.reciprocal), ("1/x", lambda x: 1.0 / x), ("square", tf.square), ("tanh", tf.tanh), ("sigmoid", tf.sigmoid), ("softplus", tf.nn.softplus), ("relu", tf.nn.relu), ("relu6", tf.nn.relu6), ("leaky", tf.nn.leaky_relu), ("leaky.5", lambda x: tf.nn.leaky_relu(x, alpha=0.5)), ("elu", tf.nn.elu), ("selu", tf.nn.selu), ("asin", tf.asin), ("acos", tf.acos), ("acosh", tf.acosh), ("atanh", tf.atanh), ("asinh", tf.asinh), ("atan", tf.atan), ("sinh", tf.sinh), ("cosh", tf.cosh), ("erfc", tf.math.erfc), ("lgamma", tf.math.lgamma), ("log_sigmoid", tf.math.log_sigmoid), ("softsign", tf.nn.softsign), ("sign", tf.sign), ("round", tf.round), ("floor", tf.floor), ("ceil", tf.math.ceil), ("silu", tf.nn.silu), ("gelu", tf.nn.gelu), ("x**0", lambda x: x ** 0), ("x**2", lambda x: x ** 2), ("x**-1", lambda x: x ** -1), ("x**.5", lambda x: x ** 0.5), ("x**1.5", lambda x: x ** 1.5), ("x**3", lambda x: x ** 3), ("0**x", lambda x: 0.0 ** x), ("2**x", lambda x: 2.0 ** x), ("(-2)**x", lambda x: (-2.0) ** x), ("x%2", lambda x: x % 2.0), ("x%-2", lambda x: x % -2.0), ("7%x", lambda x: 7.0 % x), ("x//2", lambda x: x // 2.0)]:
        for p in points:
            if (name in ("tanh", "gelu") and p == -3.0) or (name == "x**1.5" and p == 1e-30):
                continue
            print(name, p, *g(f, p, dtype=dt))
#%% trig
for f in [tf.sin, tf.cos, tf.tan]:
    for p in [0.0, 0.5, -2.0, 100.0, 12345.678, -1e5]:
        x = tf.constant(p, tf.float64)
        with tf.GradientTape() as t:
            t.watch(x)
            y = f(x)
        print(y, t.gradient(y, x))
print(tf.sin(float("inf")), tf.cos(tf.constant([float("nan"), -float("inf")])))
#%% binary
def g(f, *vals):
    xs = [tf.constant(v) for v in vals]
    with tf.GradientTape() as t:
        t.watch(xs)
        y = f(*xs)
    d = t.gradient(y, xs)
    return y.numpy().tolist(), [None if q is None else q.numpy().tolist() for q in d]
inf, nan = float("inf"), float("nan")
pairs = [(1.0, 0.0), (0.0, 0.0), (-1.0, 0.0), (2.0, 2.0), (-2.0, 2.0), (0.0, 2.0), (-2.0, 0.5), (0.0, -1.0), (inf, inf), (inf, 2.0), (2.0, inf), (nan, 1.0), (1.0, nan), (-7.0, 3.0), (7.0, -2.0), (0.0, 1.0), (-inf, 2.0), (1.0, -inf)]
for name, f in [("div", tf.divide), ("dnn", tf.math.divide_no_nan), ("mnn", tf.math.multiply_no_nan), ("xlogy", tf.math.xlogy), ("xdivy", tf.math.xdivy), ("xlog1py", tf.math.xlog1py), ("pow", tf.pow), ("max", tf.maximum), ("min", tf.minimum), ("mod", tf.math.floormod), ("fdiv", tf.math.floordiv), ("atan2", tf.atan2), ("sqd", tf.math.squared_difference), ("sub", tf.subtract), ("mul", tf.multiply), ("eq", lambda a, b: tf.cast(a == b, tf.float32)), ("lt", lambda a, b: tf.cast(a < b, tf.float32))]:
    for a, b in pairs:
        print(name, a, b, *g(f, a, b))
#%% vectors
def g(f, v):
    x = tf.constant(v)
    with tf.GradientTape() as t:
        t.watch(x)
        y = f(x)
    d = t.gradient(y, x)
    return y.numpy().tolist(), None if d is None else d.numpy().tolist()
inf, nan = float("inf"), float("nan")
for v in [[1.0, 3.0, 3.0], [nan, 1.0, 2.0], [0.0, 0.0], [2.0, 0.0, 4.0], [0.0, 0.0, 4.0], [5.0, 5.0, 5.0], [inf, 1.0], [-inf, 1.0], [0.0], [200.0, 0.0], [1.0, -2.0, 2.0], [-1.0, -1.0, 0.0]]:
    for name, f in [("max", tf.reduce_max), ("min", tf.reduce_min), ("prod", tf.reduce_prod), ("sum", tf.reduce_sum), ("mean", tf.reduce_mean), ("norm", tf.norm), ("norm1", lambda x: tf.norm(x, ord=1)), ("norminf", lambda x: tf.norm(x, ord=np.inf)), ("norm3", lambda x: tf.norm(x, ord=3)), ("cbn", lambda x: tf.clip_by_norm(x, 1.0)), ("cbn10", lambda x: tf.clip_by_norm(x, 10.0)), ("where log", lambda x: tf.where(x > 0.0, tf.math.log(x), 0.0)), ("where where log", lambda x: tf.where(x > 0.0, tf.math.log(tf.where(x > 0.0, x, 1.0)), 0.0)), ("where sqrt", lambda x: tf.where(x > 0.0, tf.sqrt(x), 0.0)), ("cbv", lambda x: tf.clip_by_value(x, -1.0, 2.0)), ("max0", lambda x: tf.maximum(x, 0.0)), ("0max", lambda x: tf.maximum(0.0, x)), ("min0", lambda x: tf.minimum(x, 0.0)), ("0min", lambda x: tf.minimum(0.0, x)), ("x/sum", lambda x: x / tf.reduce_sum(x)), ("mnn", lambda x: tf.math.multiply_no_nan(tf.math.log(x), x))]:
        print(name, v, *g(f, v))
#%% empty
e = tf.zeros([0])
e2 = tf.zeros([2, 0])
for name, f in [("mean", tf.reduce_mean), ("sum", tf.reduce_sum), ("max", tf.reduce_max), ("min", tf.reduce_min), ("prod", tf.reduce_prod), ("exp", tf.exp), ("x*x", lambda x: x * x), ("sum1", lambda x: tf.reduce_sum(x, axis=-1)), ("max1", lambda x: tf.reduce_max(x, axis=-1)), ("mean1", lambda x: tf.reduce_mean(x, axis=-1)), ("prod1", lambda x: tf.reduce_prod(x, axis=-1)), ("norm", tf.norm), ("concat", lambda x: tf.concat([x, x], -1)), ("reshape", lambda x: tf.reshape(x, [0, 3])), ("softmax", tf.nn.softmax), ("+1", lambda x: x + tf.ones([1])), ("transpose", tf.transpose), ("stack", lambda x: tf.stack([x, x])), ("slice", lambda x: x[..., :3]), ("any", lambda x: tf.reduce_any(x > 0.0)), ("all", lambda x: tf.reduce_all(x > 0.0))]:
    for x in [e, e2]:
        try:
            with tf.GradientTape() as t:
                t.watch(x)
                y = f(x)
            print(name, y, t.gradient(y, x))
        except Exception as ex:
            print(name, type(ex).__name__, ex)
#%% broadcast
a = tf.constant([[1.0], [2.0]])
b = tf.constant([10.0, 20.0, 30.0])
c = tf.constant(2.0)
d = tf.reshape(tf.range(6.0), [2, 3]) + 1.0
mask = tf.constant([True, False, True])
for name, f in [("add", lambda: a + b), ("mul", lambda: a * b * c), ("sub", lambda: c - d), ("div", lambda: a / d), ("pow", lambda: a ** d), ("max", lambda: tf.maximum(a, d)), ("where", lambda: tf.where(mask, a, b)), ("where2", lambda: tf.where(mask, c, d)), ("matmul", lambda: d @ tf.reshape(b, [3, 1])), ("sqd", lambda: tf.math.squared_difference(a, b)), ("atan2", lambda: tf.atan2(a, b)), ("clip", lambda: tf.clip_by_value(d, a, b)), ("bmm", lambda: tf.matmul(d, tf.reshape(tf.range(12.0), [2, 3, 2]))), ("mod", lambda: d % a)]:
    with tf.GradientTape() as t:
        t.watch([a, b, c, d])
        y = f()
    print(name, y.numpy().tolist(), [None if g is None else g.numpy().tolist() for g in t.gradient(y, [a, b, c, d])])
#%% sorting_and_rounding
print(tf.round([0.5, 1.5, 2.5, -0.5, -1.5, 3.7]), tf.math.floor([-0.5, 1.5]), tf.math.ceil([-0.5, 1.2]))
print(tf.constant([7, -7, 7, -7]) % tf.constant([3, 3, -3, -3]), tf.constant([7, -7, 7, -7]) // tf.constant([3, 3, -3, -3]))
print(tf.constant([7.5, -7.5]) % tf.constant([2.0, -2.0]), tf.constant([7.5, -7.5]) // 2.0)
print(tf.constant([1.0, -1.0, 0.0]) / 0.0, tf.constant([1.0, -1.0, 0.0]) // 0.0, tf.constant([1.0, -1.0]) % 0.0)
print(tf.math.floormod(5.0, float("inf")), tf.math.floormod(-5.0, float("inf")))
#%% constants_of_activations
x = tf.constant([-1.5, -0.3, 0.7, 2.5], tf.float64)
for f in [tf.nn.leaky_relu, lambda x: tf.nn.leaky_relu(x, alpha=0.1), tf.keras.activations.leaky_relu, tf.nn.gelu, lambda x: tf.nn.gelu(x, approximate=True), tf.nn.elu, tf.nn.selu, tf.nn.silu, tf.nn.softplus, tf.nn.softsign, tf.math.log_sigmoid, tf.nn.relu6]:
    with tf.GradientTape() as t:
        t.watch(x)
        y = f(x) * 10000.0
    g = t.gradient(y, x)
    for a, b in zip(y, g):
        print(a, b)
