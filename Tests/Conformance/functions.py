#%% returns_tensors
x = tf.constant([1., 2.])
v = tf.Variable(3.)
def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        text = str(e).split(" in compilation of ")
        print(name, type(e).__name__, text[0], text[-1].split(", found ")[-1])
for value in [1, 2.5, True, None, 3000000000, 1e30, np.float64(.5), np.int64(2), np.array([1., 2.]), np.float32(1), np.bool_(True),
              [1, 2.0], (1, x), {"b": 1, "a": [x, None]}, [], (), {}, v, [v], [[1], [2, 3]], tf.TensorShape([1, 2]), x.shape,
              [[1, [2, (3, {"k": 4})]]], {2: 1, 1: 2}, tf.linalg.slogdet(tf.eye(2)), ((), [{}]), [None, (None,)]]:
    attempt(value, lambda: tf.function(lambda: value)())
for value in [{1, 2}, tf.float32, ..., slice(1, 2), tf.GradientTape(), ValueError("a"), len, v.assign(3.)]:
    attempt("bad", lambda: tf.function(lambda: value)())
attempt("keys", lambda: tf.function(lambda: {2: 1, "a": 2})())
print(type(tf.function(lambda: [1])()).__name__, type(tf.function(lambda: {"b": 1, "a": 2})()).__name__)
print(tf.function(lambda: tf.IndexedSlices(x, tf.constant([0, 1]), tf.constant([4])))().values)
#%% arguments
x = tf.constant([1., 2.])
v = tf.Variable(3.)
def kinds(*a, **k):
    return [1 if isinstance(q, int) else 2 if isinstance(q, float) else 3 if q is None else 4 if tf.is_tensor(q) else 5 for q in a], {n: 4 if tf.is_tensor(q) else 5 for n, q in k.items()}
f = tf.function(kinds)
print(f(1, 2.5, True, None, x, [1, x], (1, 2), {"a": 1}, np.float64(1), np.array([1.]), np.float32(2), k=3, m=np.array([1, 2])))
print(tf.function(lambda a: a[0])([np.float64(1)]), tf.function(lambda a: a["k"][1])({"k": (1, np.array([2]))}))
print(tf.function(lambda a: a * 2)(np.array([1, 2])), tf.function(lambda a: a)(np.float64(1)))
def two(a, b=2, *c, d=4, **e):
    return a, b, c, d, e
f2 = tf.function(two)
print(f2(1))
print(f2(1, 3, 5, d=6, z=7))
for g in [lambda: f2(), lambda: f2(1, q=1, a=2), lambda: tf.function(lambda a: a)(1, 2), lambda: tf.function(lambda a: a)(b=1), lambda: tf.function(5), lambda: f2.foo]:
    try:
        g()
    except Exception as e:
        print(type(e).__name__)
try:
    tf.function(5)
except TypeError as e:
    print(e)
#%% forms
@tf.function
def f(a):
    return a + 1
@tf.function(jit_compile=False)
def g(a, *, b=2):
    return a * b
@tf.function()
@tf.function
def h(a):
    return f(a) * 2, 5
print(f(1), g(3), g(3, b=0.5) if False else g(3., b=0.5), h(1), f.__name__, g.__name__, f.python_function(1))
print(tf.function(lambda a: (a, a + 0.5))(2), tf.function(tf.square)(3), tf.function(abs)(-3), tf.function(tf.function(lambda a: a))(1))
print(callable(f), {f: 1}[f], f == f)
x = tf.constant([1., 2.])
print(tf.function(lambda a: a)(x) is x)
def outer(a):
    q = f(a)
    return q + 1, tf.is_tensor(q)
print(tf.function(outer)(1))
#%% gradients
x = tf.constant([1., 2.])
v = tf.Variable(3.)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = tf.function(lambda a: a)(x)
    z = tf.function(lambda a: {"s": a * 2, "v": v * a})(x)
    w = tf.function(lambda: v)()
    c = tf.function(lambda: 5.0)()
print(t.gradient(y, x), t.gradient(z, [x, v]), t.gradient(w, v), t.gradient(c, x))
print(tf.function(tf.custom_gradient(lambda a: (a * 2, lambda g: g * 5)))(x))
#%% custom_gradient_second
def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)
one = tf.constant(1.)
for second in [None, 3, [1], tf.constant(1.), "a", {}, np.array(1.)]:
    attempt(second, lambda: tf.custom_gradient(lambda a: (a * 2, second))(one))
attempt("int", lambda: tf.custom_gradient(lambda a: (a * 2, int))(one))
attempt("function", lambda: tf.custom_gradient(lambda a: (a * 2, tf.function(lambda g: g)))(one))
attempt("builtin", lambda: tf.custom_gradient(lambda a: (a * 2, abs))(one))
for result in [None, 3, tf.constant([1.]), tf.constant([1., 2.]), (1,), (1, 2, 3), "ab", "abc", {"a": 1, "b": 2}, range(2), np.array([1., 2.]), True]:
    attempt(result, lambda: tf.custom_gradient(lambda a: result)(one))
attempt("list", lambda: tf.custom_gradient(lambda a: [a, lambda g: g])(one))
#%% custom_gradient_integer_variables
@tf.custom_gradient
def op(i, v):
    def grad(up):
        return up * tf.cast(v, tf.float32), up * tf.cast(i, tf.float32)
    return tf.cast(i, tf.float32) * tf.cast(v, tf.float32), grad
v = tf.Variable([2])
i = tf.constant([3.0])
with tf.GradientTape(persistent=True) as t:
    t.watch(i)
    y = op(i, v)
    z = y * op(tf.constant([5.]), v)
    w = op(tf.constant([5.]), tf.Variable([7], trainable=False))
print(y, t.gradient(y, [i, v]), t.gradient(z, [i, v]), t.gradient(w, v), t.gradient(z, v, output_gradients=tf.constant([2.])))
@tf.custom_gradient
def single(v):
    return tf.cast(v, tf.float32) * 2., lambda up: up * 7.
a = tf.Variable(4)
b = tf.Variable(4.)
c = tf.Variable(4, trainable=False)
d = tf.constant(4)
with tf.GradientTape(persistent=True) as t:
    results = [single(q) for q in [a, b, c, d]]
print([t.gradient(r, q) for r, q in zip(results, [a, b, c])])
with tf.GradientTape(watch_accessed_variables=False) as t:
    y = single(a)
print(t.gradient(y, a))
with tf.GradientTape() as o:
    with tf.GradientTape() as t:
        y = op(i, v) ** 2
    g = t.gradient(y, v)
print(g, o.gradient(g, v))
