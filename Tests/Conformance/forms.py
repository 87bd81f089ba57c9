#%% unary_aliases
x = tf.constant([0.25, 0.5, 0.75])
d = tf.constant([[0.25, 0.5]], tf.float64)
fs = {"tf.abs": tf.abs, "tf.math.abs": tf.math.abs, "tf.negative": tf.negative, "tf.math.negative": tf.math.negative, "tf.sign": tf.sign, "tf.math.sign": tf.math.sign, "tf.square": tf.square, "tf.math.square": tf.math.square, "tf.sqrt": tf.sqrt, "tf.math.sqrt": tf.math.sqrt, "tf.math.rsqrt": tf.math.rsqrt, "tf.math.reciprocal": tf.math.reciprocal, "tf.exp": tf.exp, "tf.math.exp": tf.math.exp, "tf.math.expm1": tf.math.expm1, "tf.math.log": tf.math.log, "tf.math.log1p": tf.math.log1p, "tf.sin": tf.sin, "tf.math.sin": tf.math.sin, "tf.cos": tf.cos, "tf.math.cos": tf.math.cos, "tf.tan": tf.tan, "tf.math.tan": tf.math.tan, "tf.asin": tf.asin, "tf.math.asin": tf.math.asin, "tf.acos": tf.acos, "tf.math.acos": tf.math.acos, "tf.atan": tf.atan, "tf.math.atan": tf.math.atan, "tf.sinh": tf.sinh, "tf.math.sinh": tf.math.sinh, "tf.cosh": tf.cosh, "tf.math.cosh": tf.math.cosh, "tf.tanh": tf.tanh, "tf.math.tanh": tf.math.tanh, "tf.nn.tanh": tf.nn.tanh, "tf.keras.activations.tanh": tf.keras.activations.tanh, "tf.asinh": tf.asinh, "tf.math.asinh": tf.math.asinh, "tf.math.acosh": lambda v: tf.math.acosh(v + 1.0), "tf.acosh": lambda v: tf.acosh(v + 1.0), "tf.atanh": tf.atanh, "tf.math.atanh": tf.math.atanh, "tf.math.erf": tf.math.erf, "tf.math.erfc": tf.math.erfc, "tf.math.lgamma": tf.math.lgamma, "tf.math.digamma": tf.math.digamma, "tf.sigmoid": tf.sigmoid, "tf.math.sigmoid": tf.math.sigmoid, "tf.nn.sigmoid": tf.nn.sigmoid, "tf.keras.activations.sigmoid": tf.keras.activations.sigmoid, "tf.nn.softplus": tf.nn.softplus, "tf.math.softplus": tf.math.softplus, "tf.keras.activations.softplus": tf.keras.activations.softplus, "tf.nn.relu": tf.nn.relu, "tf.keras.activations.relu": tf.keras.activations.relu, "tf.nn.relu6": tf.nn.relu6, "tf.keras.activations.relu6": tf.keras.activations.relu6, "tf.nn.elu": tf.nn.elu, "tf.keras.activations.elu": tf.keras.activations.elu, "tf.nn.selu": tf.nn.selu, "tf.keras.activations.selu": tf.keras.activations.selu, "tf.nn.leaky_relu": tf.nn.leaky_relu, "tf.nn.silu": tf.nn.silu, "tf.nn.swish": tf.nn.swish, "tf.keras.activations.silu": tf.keras.activations.silu, "tf.keras.activations.swish": tf.keras.activations.swish, "tf.nn.gelu": tf.nn.gelu, "tf.keras.activations.gelu": tf.keras.activations.gelu, "tf.nn.softsign": tf.nn.softsign, "tf.math.softsign": tf.math.softsign, "tf.keras.activations.softsign": tf.keras.activations.softsign, "tf.math.log_sigmoid": tf.math.log_sigmoid, "tf.keras.activations.log_sigmoid": tf.keras.activations.log_sigmoid, "tf.keras.activations.exponential": tf.keras.activations.exponential, "tf.keras.activations.linear": tf.keras.activations.linear, "tf.floor": tf.floor, "tf.math.floor": tf.math.floor, "tf.math.ceil": tf.math.ceil, "tf.round": tf.round, "tf.math.round": tf.math.round, "tf.math.rint": tf.math.rint, "tf.identity": tf.identity, "tf.stop_gradient": tf.stop_gradient, "tf.math.is_nan": lambda v: tf.cast(tf.math.is_nan(v), tf.float32)}
for k in fs:
    for v in [x, d]:
        try:
            with tf.GradientTape() as o:
                o.watch(v)
                with tf.GradientTape() as t:
                    t.watch(v)
                    y = fs[k](v)
                g = t.gradient(y, v)
            h = None if g is None else o.gradient(g, v)
            print(k, y, g, h)
        except Exception as e:
            print(k, type(e).__name__, e)
#%% reductions
x = tf.reshape(tf.range(1.0, 25.0), [2, 3, 4]) / 8.0 - 1.0
b = x > 0.5
def g(f):
    with tf.GradientTape() as o:
        o.watch(x)
        with tf.GradientTape() as t:
            t.watch(x)
            y = f()
        if not y.dtype.is_floating:
            return y.shape, y.dtype.name, y.numpy().tolist()
        d = t.gradient(y ** 2, x)
        s = tf.reduce_sum(d * d) if d is not None else None
    return y.shape, y.numpy().tolist(), None if d is None else d.numpy().tolist(), None if s is None else o.gradient(s, x).numpy().tolist()
for name, f in [("sum", tf.reduce_sum), ("mean", tf.reduce_mean), ("max", tf.reduce_max), ("min", tf.reduce_min), ("prod", tf.reduce_prod), ("msum", tf.math.reduce_sum), ("mmean", tf.math.reduce_mean), ("mmax", tf.math.reduce_max), ("mmin", tf.math.reduce_min), ("mprod", tf.math.reduce_prod)]:
    for axis in [None, 0, 1, 2, -1, -3, [0, 2], (1,), [-1, 0], [0, 1, 2], [], tf.constant(1), tf.constant([0, 1]), np.array([1, 2]), range(2)]:
        for keep in [False, True]:
            try:
                print(name, axis, keep, g(lambda: f(x, axis=axis, keepdims=keep)))
            except Exception as e:
                print(name, axis, keep, type(e).__name__, e)
print(g(lambda: tf.reduce_sum(x, 1, True)), g(lambda: tf.reduce_sum(input_tensor=x, axis=0, name="s")), g(lambda: tf.reduce_max(x, [0, 1], keepdims=True, name=None)))
for f in [tf.reduce_any, tf.reduce_all, tf.math.reduce_any, tf.math.reduce_all]:
    for axis in [None, 0, -1, [0, 2], []]:
        print(f(b, axis=axis), f(b, axis, True).shape)
for f in [tf.argmax, tf.argmin, tf.math.argmax, tf.math.argmin]:
    for axis in [None, 0, 1, -1]:
        print(f(x, axis), f(x, axis=axis, output_type=tf.int32).dtype.name, f(tf.cast(x, tf.int32), axis).numpy().tolist())
for i in [tf.constant([[1, 5], [3, 2]]), tf.constant([[1, 5], [3, 2]], tf.int64), tf.constant([2.5, 1.0], tf.float64)]:
    print(tf.reduce_sum(i), tf.reduce_mean(i), tf.reduce_max(i, 0), tf.reduce_min(i, -1), tf.reduce_prod(i), tf.argmax(i))
#%% norms
x = tf.reshape(tf.range(1.0, 7.0), [2, 3]) - 2.5
def g(f):
    with tf.GradientTape() as t:
        t.watch(x)
        y = f()
    d = t.gradient(y, x)
    return y, d
for f in [lambda: tf.norm(x), lambda: tf.norm(x, axis=1), lambda: tf.norm(x, axis=-1, keepdims=True), lambda: tf.norm(x, ord=2, axis=0), lambda: tf.norm(x, ord=1), lambda: tf.norm(x, ord=1, axis=1), lambda: tf.norm(x, ord=np.inf, axis=0), lambda: tf.norm(x, ord=3, axis=1), lambda: tf.norm(x, ord="euclidean"), lambda: tf.norm(x, "fro", axis=[0, 1]), lambda: tf.norm(x, ord=0.5, axis=0), lambda: tf.linalg.norm(x, 1.5), lambda: tf.norm(x, ord="bad"), lambda: tf.norm(x, axis=[0, 1]), lambda: tf.norm(x, ord=1, axis=[0, 1]), lambda: tf.norm(x, ord=np.inf, axis=[0, 1]), lambda: tf.norm(tensor=x, axis=(0, 1)), lambda: tf.norm([3.0, 4.0]), lambda: tf.clip_by_norm(x, 2.0), lambda: tf.clip_by_norm(x, 2.0, axes=[1]), lambda: tf.clip_by_norm(x, 2.0, 0), lambda: tf.clip_by_norm(x, clip_norm=100.0), lambda: tf.clip_by_norm(x, tf.constant(1.5)), lambda: tf.math.reduce_euclidean_norm(x), lambda: tf.math.reduce_euclidean_norm(x, 1, True), lambda: tf.math.reduce_variance(x), lambda: tf.math.reduce_std(x, axis=1), lambda: tf.reduce_logsumexp(x), lambda: tf.math.reduce_logsumexp(x, axis=0, keepdims=True), lambda: tf.nn.softmax(x) ** 2, lambda: tf.nn.softmax(x, axis=0) ** 2, lambda: tf.nn.softmax(x, -2) ** 2, lambda: tf.nn.softmax(logits=x, axis=-1, name="s") ** 2, lambda: tf.math.softmax(x) ** 2, lambda: tf.nn.log_softmax(x, axis=0), lambda: tf.nn.softmax(tf.constant(1.0)), lambda: tf.nn.l2_loss(x), lambda: tf.nn.l2_normalize(x, 1) ** 2, lambda: tf.math.l2_normalize(x) ** 2]:
    try:
        print(*g(f))
    except Exception as e:
        print(type(e).__name__, e)
#%% shaping
x = tf.reshape(tf.range(1.0, 25.0), [2, 3, 4])
w = tf.reshape(tf.sin(tf.range(24.0)), [24])
def g(f):
    with tf.GradientTape() as t:
        t.watch(x)
        y = f()
        ys = y if isinstance(y, (list, tuple)) else [y]
        loss = sum([tf.reduce_sum(tf.reshape(u, [-1]) ** 2 * tf.range(1.0, 1.0 + tf.cast(tf.size(u), tf.float32))) for u in ys])
    d = t.gradient(loss, x)
    return [u.shape for u in ys], [u.numpy().tolist() for u in ys], None if d is None else d.numpy().tolist()
fs = [lambda: tf.reshape(x, [4, 6]), lambda: tf.reshape(x, (-1,)), lambda: tf.reshape(x, -1), lambda: tf.reshape(x, [2, -1, 2]), lambda: tf.reshape(x, tf.constant([6, 4])), lambda: tf.reshape(x, tf.shape(x)), lambda: tf.reshape(tensor=x, shape=x.shape), lambda: tf.reshape(x, [tf.shape(x)[0], -1]), lambda: tf.reshape(x, np.array([3, 8])), lambda: tf.reshape(x[:1, :1, :1], []), lambda: tf.transpose(x), lambda: tf.transpose(x, [1, 0, 2]), lambda: tf.transpose(x, perm=(2, 0, 1)), lambda: tf.transpose(x, tf.constant([0, 2, 1])), lambda: tf.transpose(tf.constant(1.0)), lambda: tf.expand_dims(x, 0), lambda: tf.expand_dims(x, -1), lambda: tf.expand_dims(x, axis=2), lambda: tf.expand_dims(input=x, axis=-4), lambda: tf.squeeze(x[:1]), lambda: tf.squeeze(x[:1], 0), lambda: tf.squeeze(x[:, :1], axis=[1]), lambda: tf.squeeze(x[:1, :1], axis=[0, 1]), lambda: tf.squeeze(x[:1], axis=-3), lambda: tf.squeeze(x), lambda: tf.concat([x, x], 0), lambda: tf.concat([x, x[:, :1]], axis=1), lambda: tf.concat([x, 2.0 * x], -1), lambda: tf.concat(values=(x, x), axis=2), lambda: tf.concat([x], 1), lambda: tf.concat([x, tf.zeros([0, 3, 4])], 0), lambda: tf.concat([x, np.ones([2, 3, 4])], 0), lambda: tf.stack([x, x]), lambda: tf.stack([x, x], axis=1), lambda: tf.stack([x, x, x], -1), lambda: tf.stack((x, x), axis=-4), lambda: tf.stack([x[0, 0, 0], 5.0]), lambda: tf.stack([5.0, x[0, 0, 0]]), lambda: tf.stack(x), lambda: tf.unstack(x), lambda: tf.unstack(x, axis=1), lambda: tf.unstack(x, 4, -1), lambda: tf.unstack(x, num=2), lambda: tf.split(x, 2), lambda: tf.split(x, 3, 1), lambda: tf.split(x, [1, 3], axis=2), lambda: tf.split(x, [1, -1], -1), lambda: tf.split(value=x, num_or_size_splits=2, axis=-1), lambda: tf.split(x, tf.constant([1, 2]), 1), lambda: tf.split(x, [0, 2]), lambda: list(x), lambda: [r for r in x[0]], lambda: tf.fill([2, 3], x[0, 1, 2]), lambda: tf.fill((2,), value=x[1, 0, 0]), lambda: tf.broadcast_to(x[:, :, :1], [2, 3, 4]), lambda: tf.broadcast_to(x[0, 0, 0], [3]), lambda: tf.linspace(x[0, 0, 0], x[1, 2, 3], 5), lambda: tf.linspace(x[0, 0], x[1, 1], 3), lambda: tf.linspace(1.0, x[0, 0, 1], num=4), lambda: tf.linspace(x[0, 0], x[0, 1], 3, axis=1), lambda: tf.linspace(x[0, 0, 0], 7.0, 1), lambda: tf.identity(x), lambda: tf.cast(x, tf.float64) if False else tf.cast(tf.cast(x, tf.float64), tf.float32), lambda: tf.convert_to_tensor(x), lambda: tf.constant(x), lambda: tf.gather(x, [1, 0]), lambda: tf.gather(x, 1), lambda: tf.gather(x, [[0, 2], [1, 1]], axis=1), lambda: tf.gather(x, [3, 0], axis=-1), lambda: tf.gather(x, [[0, 1], [2, 2]], batch_dims=1), lambda: tf.gather(x, [[0, 1], [2, 2]], axis=2, batch_dims=1), lambda: tf.gather(params=x, indices=tf.constant([1], tf.int64), axis=2), lambda: tf.gather(x * 1.0, [0, 0, 1]), lambda: tf.where(x > 10.0, x, 0.0), lambda: tf.where(x > 10.0, x, -x), lambda: tf.where([True, False, True, False], x, 1.0), lambda: tf.where(tf.constant(True), x, 2.0 * x), lambda: tf.where(condition=x < 5.0, x=1.0, y=x), lambda: tf.clip_by_value(x, 3.0, 20.0), lambda: tf.clip_by_value(x, x * 0.0 + 4.0, 12.0), lambda: tf.clip_by_value(t=x, clip_value_min=2, clip_value_max=9)]
for k, f in enumerate(fs):
    try:
        print(k, *g(f))
    except Exception as e:
        print(k, type(e).__name__, e)
#%% indexing
x = tf.reshape(tf.range(1.0, 25.0), [2, 3, 4])
v = tf.Variable(x)
m = tf.constant([[True, False, True], [False, False, True]])
i, l = tf.constant(1), tf.constant(2, tf.int64)
def g(f, s):
    with tf.GradientTape() as t:
        t.watch(s)
        y = f(s)
        loss = tf.reduce_sum(y * y)
    return y.shape, y.numpy().tolist(), t.gradient(loss, s).numpy().tolist()
fs = [lambda s: s[0], lambda s: s[-1], lambda s: s[1, 2], lambda s: s[1, 2, 3], lambda s: s[0, -1, -2], lambda s: s[0:1], lambda s: s[:, 1:], lambda s: s[:, :, ::2], lambda s: s[..., 0], lambda s: s[..., 1:3], lambda s: s[0, ...], lambda s: s[0, ..., 1], lambda s: s[::-1], lambda s: s[:, ::-1, ::-2], lambda s: s[tf.newaxis], lambda s: s[:, tf.newaxis], lambda s: s[..., None], lambda s: s[0, None, :, 1], lambda s: s[i], lambda s: s[:, i:], lambda s: s[:, :l], lambda s: s[m], lambda s: s[:, 5:], lambda s: s[1:1], lambda s: s[-1:, -2:, -3:-1], lambda s: s[0][1][2], lambda s: s[:], lambda s: s[...], lambda s: s[0, :, 3:0:-1], lambda s: s[np.int32(1)], lambda s: s[True and 1], lambda s: s[:, -10:2], lambda s: s[tf.constant([True, False])], lambda s: s[:, tf.constant([True, False, True])] if False else s[1:, 0:2, -1]]
for k, f in enumerate(fs):
    for s in [x, v]:
        try:
            print(k, *g(f, s))
        except Exception as e:
            print(k, type(e).__name__, e)
#%% matmul_forms
a = tf.cast(tf.reshape(tf.range(1.0, 7.0), [2, 3]), tf.float64)
b = tf.cast(tf.reshape(tf.range(1.0, 7.0) * 0.5, [3, 2]), tf.float64)
c = tf.cast(tf.reshape(tf.range(12.0) - 5.0, [2, 2, 3]), tf.float64)
e = tf.reshape(tf.cast(tf.range(24.0), tf.float64) / 7.0, [2, 2, 3, 2])
def g(f):
    with tf.GradientTape() as o:
        o.watch([a, b, c, e])
        with tf.GradientTape() as t:
            t.watch([a, b, c, e])
            y = f()
            loss = tf.reduce_sum(y ** 3) / 1000.0
        d = t.gradient(loss, [a, b, c, e])
        s = sum([tf.reduce_sum(q * q) for q in d if q is not None])
    h = o.gradient(s, [a, b, c, e])
    return y, [None if q is None else q.numpy().tolist() for q in d], [None if q is None else q.numpy().tolist() for q in h]
for k, f in enumerate([lambda: a @ b, lambda: tf.matmul(a, b), lambda: tf.matmul(a, a, transpose_b=True), lambda: tf.matmul(a, a, transpose_a=True), lambda: tf.matmul(a, b, True, True), lambda: tf.matmul(a, b, adjoint_a=True, adjoint_b=True), lambda: tf.matmul(a=a, b=b, name="m"), lambda: c @ b, lambda: tf.matmul(a, c, transpose_b=True), lambda: tf.matmul(c, c, transpose_a=True), lambda: tf.matmul(c, e), lambda: tf.matmul(c, e, transpose_a=False), lambda: tf.linalg.matmul(a, b), lambda: a @ np.ones([3, 2]), lambda: [[1.0, 2.0]] @ a, lambda: tf.matmul(tf.zeros([0, 2], tf.float64), a), lambda: tf.matmul(a, tf.zeros([3, 0], tf.float64)), lambda: tf.matmul(tf.zeros([2, 0]), tf.zeros([0, 3])), lambda: tf.tensordot(a, b, 1)]):
    try:
        print(k, *g(f))
    except Exception as ex:
        print(k, type(ex).__name__, ex)
print(tf.matmul([[1, 2]], [[3], [4]]), tf.matmul(tf.constant([[1, 2]], tf.int64), tf.constant([[3], [4]], tf.int64)))
#%% creation
for f in [lambda: tf.zeros([2, 3]), lambda: tf.zeros((2,), tf.int64), lambda: tf.zeros([]), lambda: tf.zeros(shape=[1], dtype=tf.bool), lambda: tf.ones([2], dtype="float64"), lambda: tf.ones(3), lambda: tf.ones(tf.constant([2, 2])), lambda: tf.ones(tf.shape([1, 2, 3])), lambda: tf.zeros(tf.TensorShape([2])), lambda: tf.eye(3), lambda: tf.eye(2, 3), lambda: tf.eye(2, num_columns=1, dtype=tf.int32), lambda: tf.eye(num_rows=2, batch_shape=[2]), lambda: tf.zeros_like([[1, 2]]), lambda: tf.zeros_like(tf.ones([2], tf.float64)), lambda: tf.zeros_like([1.0], dtype=tf.int32), lambda: tf.ones_like([1, 2], tf.float32), lambda: tf.ones_like(input=tf.constant(True)), lambda: tf.fill([2, 2], 7), lambda: tf.fill([2], True), lambda: tf.fill(dims=[3], value=1.5), lambda: tf.fill([0], 1.0), lambda: tf.fill([], 2.0), lambda: tf.range(5), lambda: tf.range(2, 5), lambda: tf.range(0, 10, 3), lambda: tf.range(5, 0, -2), lambda: tf.range(3.0), lambda: tf.range(0.0, 1.0, 0.25), lambda: tf.range(1, 4, dtype=tf.float32), lambda: tf.range(3, dtype=tf.int64), lambda: tf.range(start=1, limit=4, delta=2), lambda: tf.range(tf.constant(3)), lambda: tf.range(0), lambda: tf.range(5, 5), lambda: tf.range(0, 1, 0.5), lambda: tf.range(tf.constant(1.5), 4), lambda: tf.linspace(0.0, 1.0, 5), lambda: tf.linspace(0, 10, 3), lambda: tf.linspace(1.0, 1.0, 1), lambda: tf.linspace(5.0, -5.0, num=3), lambda: tf.linspace(tf.constant(0.0, tf.float64), 1.0, 3), lambda: tf.linspace([0.0, 1.0], [1.0, 3.0], 3), lambda: tf.constant(5, tf.float32), lambda: tf.constant([1, 2, 3, 4], shape=[2, 2]), lambda: tf.constant(0.0, shape=[2, 2]), lambda: tf.constant([1.5], tf.float64, [1], "n"), lambda: tf.constant(value=[[1], [2]]), lambda: tf.convert_to_tensor([1, 2], dtype=tf.float32), lambda: tf.convert_to_tensor(value=[1.0, 2.0]), lambda: tf.convert_to_tensor([1, 2], dtype_hint=tf.float32), lambda: tf.cast([1.7, -1.7], tf.int32), lambda: tf.cast([0.0, 2.0], tf.bool), lambda: tf.cast([True, False], tf.float32), lambda: tf.cast(x=[1, 2], dtype=tf.int64), lambda: tf.cast(3, "float64"), lambda: tf.cast(tf.constant(3000000000.0), tf.int64), lambda: tf.cast([1.0], float), lambda: tf.cast([1.5], int), lambda: tf.shape([[1, 2]]), lambda: tf.shape([[1, 2]], out_type=tf.int64), lambda: tf.size([[1, 2]]), lambda: tf.size([[1, 2]], out_type=tf.int64), lambda: tf.rank([[1, 2]]), lambda: tf.shape(5.0), lambda: tf.size(5.0), lambda: tf.size([]), lambda: tf.shape(tf.zeros([0, 3])), lambda: tf.one_hot([0, 2], 3), lambda: tf.one_hot(1, 2), lambda: tf.where([True, False, True]), lambda: tf.where([[0, 1], [2, 0]]), lambda: tf.where([False]), lambda: tf.sort([3.0, 1.0, 2.0]), lambda: tf.argsort([3.0, 1.0, 2.0])]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#%% comparisons_and_logic
a, b = tf.constant([1.0, 2.0, 3.0]), tf.constant([3.0, 2.0, 1.0])
p, q = tf.constant([True, True, False]), tf.constant([True, False, False])
i, j = tf.constant([5, 6, 7]), tf.constant([3, 6, 1])
for f in [lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b, lambda: a == b, lambda: a != b, lambda: tf.less(a, b), lambda: tf.less_equal(a, b), lambda: tf.greater(a, b), lambda: tf.greater_equal(a, b), lambda: tf.equal(a, b), lambda: tf.not_equal(a, b), lambda: tf.math.less(a, 2.0), lambda: tf.math.less_equal(2.0, a), lambda: tf.math.greater(x=a, y=b), lambda: tf.math.greater_equal(a, b), lambda: tf.math.equal(a, 2.0), lambda: tf.math.not_equal(a, b), lambda: p & q, lambda: p | q, lambda: p ^ q, lambda: ~p, lambda: tf.logical_and(p, q), lambda: tf.logical_or(p, q), lambda: tf.logical_not(p), lambda: tf.math.logical_and(p, True), lambda: tf.math.logical_or(p, q), lambda: tf.math.logical_not(q), lambda: tf.math.logical_xor(p, q), lambda: i & j, lambda: i | j, lambda: i ^ j, lambda: ~i, lambda: p & True, lambda: False | q, lambda: p == q, lambda: p != q, lambda: i == j, lambda: i < j, lambda: 2.0 < a, lambda: 2 >= i, lambda: a == [1.0, 0.0, 3.0], lambda: a == tf.constant([1.0, 2.0]), lambda: a != tf.constant([1.0, 2.0]), lambda: a == None, lambda: a != None, lambda: i % 4, lambda: i // 4, lambda: i / 4, lambda: i ** 2, lambda: -i, lambda: abs(-i), lambda: 100 % i, lambda: 100 // i, lambda: 2 ** i, lambda: 7 / i, lambda: a % 2.0, lambda: a // 2.0, lambda: 7.0 % a, lambda: 7.0 // a, lambda: 2.0 ** a, lambda: a ** 0.5, lambda: i - 10, lambda: 10 - i, lambda: tf.pow(i, 2), lambda: tf.math.floormod(i, 4), lambda: tf.math.mod(a, 2.0), lambda: tf.math.floordiv(i, -4), lambda: tf.truediv(i, j), lambda: tf.divide(i, j), lambda: tf.divide(7, 2), lambda: tf.math.divide_no_nan(a, [0.0, 1.0, 2.0]), lambda: tf.maximum(i, 6), lambda: tf.minimum(6, i), lambda: tf.math.maximum(a, b), lambda: tf.add(i, 1), lambda: tf.subtract(1.0, a), lambda: tf.multiply(2, i), lambda: tf.square(i), lambda: tf.abs(-i), lambda: tf.sign(tf.constant([-5, 0, 5])), lambda: tf.negative(i), lambda: tf.round(i), lambda: tf.constant(2147483647) + 1, lambda: tf.constant(-2147483648) - 1, lambda: tf.constant(65536) * 65536, lambda: tf.constant(9223372036854775807) + 1, lambda: tf.constant(-7) // 2, lambda: tf.constant(-7) % 2, lambda: -tf.constant(-2147483648), lambda: tf.abs(tf.constant(-2147483648)), lambda: tf.reduce_sum(tf.constant([2147483647, 1])), lambda: tf.constant(-2147483648) // -1, lambda: tf.add_n([a, b, a]), lambda: tf.add_n([a])]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
#%% variables
v = tf.Variable([1.0, 2.0])
for f in [lambda: tf.Variable(1.0), lambda: tf.Variable([1, 2], dtype=tf.float32), lambda: tf.Variable(initial_value=3.0, trainable=False, name="n"), lambda: tf.Variable(tf.ones([2])), lambda: tf.Variable(np.ones(2)), lambda: tf.Variable(v), lambda: tf.Variable(lambda: 2.0), lambda: tf.Variable(True), lambda: tf.Variable(1, dtype=tf.int64), lambda: tf.Variable([1.0], True), lambda: v.name, lambda: v.trainable, lambda: v.shape, lambda: v.dtype, lambda: v.numpy(), lambda: v.value(), lambda: v.read_value(), lambda: v.get_shape(), lambda: v.ndim, lambda: v[0], lambda: v * 2.0, lambda: 2.0 / v, lambda: v @ [[1.0], [2.0]], lambda: v.assign([3.0, 4.0]), lambda: v.assign_add([1.0, 1.0]), lambda: v.assign_sub([0.5, 0.5]), lambda: v.assign_add(v), lambda: v.assign(v * 2.0), lambda: v, lambda: v.ref() == v.ref(), lambda: v.handle if False else 1, lambda: v == v, lambda: v is v, lambda: [w for w in v], lambda: tf.reduce_sum(v), lambda: v > 1.0, lambda: -v, lambda: abs(v), lambda: v.assign(tf.constant([1.0, 2.0])).numpy(), lambda: v.assign([1.0, 2.0]) * 2.0, lambda: float(tf.Variable(2.5)), lambda: int(tf.Variable(3)), lambda: bool(tf.Variable(0.0)), lambda: tf.Variable(5) + 1, lambda: tf.Variable(1.5) ** 2, lambda: v.device if False else 2, lambda: v.assign(5), lambda: tf.Variable(), lambda: tf.Variable(None), lambda: v.foo, lambda: 1]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
