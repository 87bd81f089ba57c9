#%% constructor_arguments
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
x = tf.constant(2.0)
def go(t):
    with t:
        t.watch(x)
        y = x * x * x
    return t.gradient(y, x)
run(lambda: go(tf.GradientTape(False)))
run(lambda: go(tf.GradientTape(True, False)))
run(lambda: go(tf.GradientTape(persistent=False, watch_accessed_variables=False)))
run(lambda: tf.GradientTape(True, True, True))
run(lambda: tf.GradientTape(persist=True))
run(lambda: tf.GradientTape(watch=True))
#%% unknown_methods
t = tf.GradientTape()
for f in [lambda: t.backward(), lambda: t.gradients, lambda: t.persistent, lambda: t.foo()]:
    try:
        f()
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
#%% not_entered
x = tf.constant(2.0)
t = tf.GradientTape()
for f in [lambda: t.gradient(x, x), lambda: t.watch(x), lambda: t.reset(), lambda: t.watched_variables(), lambda: t.jacobian(x, x), lambda: t.batch_jacobian(x, x)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    with t.stop_recording():
        print("inside")
except Exception as e:
    print(type(e).__name__, e)
#%% persistent_not_entered
x = tf.constant(2.0)
t = tf.GradientTape(persistent=True)
for f in [lambda: t.gradient(x, x), lambda: t.watch(x), lambda: t.reset(), lambda: t.watched_variables(), lambda: t.jacobian(x, x)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#%% reenter_active
x = tf.constant(2.0)
t = tf.GradientTape()
try:
    with t:
        t.watch(x)
        y = x * x
        with t:
            z = y * y
except ValueError as e:
    print(e)
print(t.gradient(y, x))
#%% reenter_after_exit_continues
x = tf.constant(2.0)
t = tf.GradientTape()
with t:
    t.watch(x)
    y = x * x
w = y * 3.0
with t:
    z = y * y
print(t.gradient(z, x))
try:
    print(t.gradient(w, x))
except RuntimeError as e:
    print(e)
#%% reenter_unrecorded_gap
x = tf.constant(2.0)
t = tf.GradientTape(persistent=True)
with t:
    t.watch(x)
    y = x * x
w = y * 3.0
with t:
    z = w * y
print(t.gradient(z, x), t.gradient(z, y), t.gradient(z, w), t.gradient(w, x))
#%% reenter_used_up
x = tf.constant(2.0)
t = tf.GradientTape()
with t:
    t.watch(x)
    y = x * x
print(t.gradient(y, x))
with t:
    z = x * x * x
    u = y * 2.0
print(t.gradient(z, x))
with t:
    t.watch(x)
    z = x * x * x
    u = y * 2.0
print(t.gradient([z, u], [x, y]))
#%% exception_in_block
x = tf.constant(2.0)
t = tf.GradientTape()
try:
    with t:
        t.watch(x)
        y = x * x
        raise KeyError("stop")
        z = y * y
except KeyError as e:
    print("caught", e)
print(t.gradient(y, x))
#%% error_of_an_op_in_block
x = tf.constant([2.0, 3.0])
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
    try:
        z = y + tf.ones([3])
    except tf.errors.InvalidArgumentError as e:
        print(e.message)
        z = y
    w = z * z
print(t.gradient(w, x))
#%% reset
x = tf.constant(2.0)
v = tf.Variable(3.0)
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x * v
    t.reset()
    z = x * x
    u = v * v
    print(t.watched_variables())
print(t.gradient([y, z, u], [x, v]))
try:
    t.reset()
except Exception as e:
    print(type(e).__name__, e)
#%% reset_then_watch
x = tf.constant(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x
    t.reset()
    t.watch(x)
    z = y * x
    w = x * x
print(t.gradient(z, x), t.gradient(w, x), t.gradient(z, y), t.gradient(y, x))
#%% reset_after_gradient_inside
x = tf.constant(2.0)
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
    print(t.gradient(y, x))
    try:
        t.reset()
        print("reset worked")
    except Exception as e:
        print(type(e).__name__, e)
    try:
        t.watch(x)
        z = x * x
    except Exception as e:
        print(type(e).__name__, e)
try:
    print(t.gradient(z, x))
except Exception as e:
    print(type(e).__name__, e)
#%% stop_recording
x = tf.constant(2.0)
with tf.GradientTape(persistent=True) as a:
    a.watch(x)
    with tf.GradientTape(persistent=True) as b:
        b.watch(x)
        y = x * x
        with b.stop_recording():
            z = y * x
            with a.stop_recording():
                w = y * x
        u = z * w
print(a.gradient(z, x), b.gradient(z, x), a.gradient(w, x), b.gradient(w, x))
print(a.gradient(u, x), b.gradient(u, x), a.gradient(u, [z, w]), b.gradient(u, [z, w]))
#%% stop_recording_exception
x = tf.constant(2.0)
with tf.GradientTape() as t:
    t.watch(x)
    try:
        with t.stop_recording():
            y = x * x
            raise ValueError("a")
    except ValueError as e:
        print(e)
    z = x * x
print(t.gradient(z, x))
#%% stop_recording_nested_twice
x = tf.constant(2.0)
with tf.GradientTape() as t:
    t.watch(x)
    try:
        with t.stop_recording():
            with t.stop_recording():
                y = x * x
    except Exception as e:
        print(type(e).__name__, e)
    z = x * x
print(t.gradient(z, x))
#%% watch_inside_stop_recording
x = tf.constant(2.0)
with tf.GradientTape() as t:
    with t.stop_recording():
        t.watch(x)
        y = x * x
    z = x * x * x
print(t.gradient([y, z], x))
#%% stop_recording_gradient_inside
x = tf.constant(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x * x
    with t.stop_recording():
        g = t.gradient(y, x)
    h = g * x
print(g, t.gradient(g, x), t.gradient(h, x))
#%% stop_recording_variable_read
v = tf.Variable(3.0)
with tf.GradientTape() as t:
    with t.stop_recording():
        a = v * v
    print(t.watched_variables())
    b = v * 2.0
print(t.gradient([a, b], v))
#%% watched_variables_order
a = tf.Variable(1.0, name="a")
b = tf.Variable(2.0, name="b")
c = tf.Variable(3.0, name="c", trainable=False)
d = tf.Variable([4.0], name="d")
x = tf.constant(1.0)
with tf.GradientTape() as t:
    t.watch(x)
    y = d * b * c
    print([v.name for v in t.watched_variables()])
    t.watch(c)
    z = a * 1.0
print([v.name for v in t.watched_variables()], type(t.watched_variables()).__name__, len(t.watched_variables()))
t.gradient(y, a)
print([v.name for v in t.watched_variables()])
#%% watch_accessed_false
a = tf.Variable(2.0)
b = tf.Variable(3.0)
with tf.GradientTape(watch_accessed_variables=False) as t:
    t.watch(b)
    y = a * b * b
print(t.gradient(y, {"a": a, "b": b}))
print([v.numpy() for v in t.watched_variables()])
#%% del_name
x = tf.constant(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x
print(t.gradient(y, x))
del t
try:
    t.gradient(y, x)
except NameError as e:
    print(e)
#%% watch_kinds
a = tf.constant(1.0)
b = tf.constant([2.0, 3.0])
v = tf.Variable(4.0, trainable=False)
with tf.GradientTape() as t:
    t.watch([a, {"b": b, "v": (v,)}])
    y = a * tf.reduce_sum(b) * v
print(t.gradient(y, [a, b, v]))
#%% watch_bad
with tf.GradientTape() as t:
    for bad in [3.0, None, "s", [1.0], {"a": 2}, np.array([1.0]), np.float32(2.0), True, (tf.constant(1.0), 5)]:
        try:
            t.watch(bad)
            print("fine")
        except Exception as e:
            print(type(e).__name__, e)
#%% watch_ints
for d in [tf.int32, tf.int64, tf.bool]:
    x = tf.cast(tf.constant([1, 0]), d)
    with tf.GradientTape() as t:
        t.watch(x)
        y = tf.cast(x, tf.float32) * 2.0
    print(t.gradient(y, x), t.watched_variables())
#%% watch_nothing
with tf.GradientTape() as t:
    t.watch([])
    t.watch({})
    t.watch(())
print(t.gradient(tf.constant(1.0), []))
#%% watch_later
x = tf.constant(3.0)
with tf.GradientTape(persistent=True) as t:
    y = x * x
    t.watch(x)
    z = x * y
print(t.gradient(z, x), t.gradient(y, x))
t.watch(x)
w = x * x
print(t.gradient(w, x))
#%% identity
x = tf.constant(3.0)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x
same = {"cast": tf.cast(x, tf.float32), "convert": tf.convert_to_tensor(x), "constant": tf.constant(x), "identity": tf.identity(x), "reshape": tf.reshape(x, []), "plus": x + 0, "dots": x[...], "squeeze": tf.squeeze(x), "read": tf.constant(3.0)}
for k in same:
    print(k, same[k] is x, t.gradient(y, same[k]))
#%% unary_plus
x = tf.constant(3.0)
try:
    print(+x)
except Exception as e:
    print(type(e).__name__, e)
print(-x, abs(-x))
v = tf.Variable(2.0)
try:
    print(+v)
except Exception as e:
    print(type(e).__name__, e)
#%% remembered_values
v = tf.Variable(3.0)
with tf.GradientTape() as t:
    y = v * v
    v.assign(10.0)
    z = v * v * v
v.assign(100.0)
print(y, z, t.gradient([y, z], v))
#%% reads_at_own_values
v = tf.Variable([1.0, 2.0])
with tf.GradientTape(persistent=True) as t:
    a = v + 0.0
    v.assign_add([1.0, 1.0])
    b = tf.identity(v)
    v.assign_sub([3.0, 0.0])
    c = v.read_value()
    d = v.value()
    y = a * b * c * d
print(y, t.gradient(y, v), t.gradient(y, [a, b, c, d]))
#%% not_through
x = tf.constant([1.5, -2.5])
def g(f):
    with tf.GradientTape() as t:
        t.watch(x)
        y = f(x)
    return t.gradient(y, x)
v = tf.Variable([1.0, 1.0])
def through_assign(x):
    v.assign(x)
    return v * 1.0
for name, f in [("numpy", lambda x: tf.constant(x.numpy()) * 2.0), ("float", lambda x: tf.constant(float(x[0])) + 1.0), ("int", lambda x: tf.constant(1.0) * int(x[1])), ("if", lambda x: tf.constant(1.0) if x[0] > 0 else tf.constant(2.0)), ("np", lambda x: tf.constant(np.sin(x))), ("assign", through_assign), ("cast", lambda x: tf.cast(tf.cast(x, tf.int32), tf.float32)), ("argmax", lambda x: tf.cast(tf.argmax(x), tf.float32)), ("argmin", lambda x: tf.cast(tf.argmin(x), tf.float32)), ("less", lambda x: tf.cast(x < 0.0, tf.float32)), ("shape", lambda x: tf.cast(tf.shape(x), tf.float32)), ("rank", lambda x: tf.cast(tf.rank(x), tf.float32)), ("size", lambda x: tf.cast(tf.size(x), tf.float32)), ("zeros_like", tf.zeros_like), ("ones_like", tf.ones_like), ("range", lambda x: tf.range(x[0])), ("floor", tf.floor), ("round", tf.round), ("ceil", tf.math.ceil), ("floordiv", lambda x: x // 2.0), ("any", lambda x: tf.cast(tf.reduce_any(x > 0.0), tf.float32)), ("all", lambda x: tf.cast(tf.reduce_all(x > 0.0), tf.float32)), ("len", lambda x: tf.constant(1.0) * len(x)), ("sign", tf.sign), ("mod", lambda x: x % 2.0), ("rmod", lambda x: 2.0 % x), ("where", lambda x: tf.where(x > 0.0, x, 3.0)), ("clip", lambda x: tf.clip_by_value(x, -2.5, 1.0)), ("zero times", lambda x: x * 0.0), ("minus", lambda x: x - x), ("relu", tf.nn.relu), ("stop", tf.stop_gradient)]:
    print(name, g(f))
#%% assign_result
v = tf.Variable(2.0)
x = tf.constant(5.0)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    r = v.assign(x * x)
    s = v.assign_add(x)
    u = v.assign_sub(1.0)
    y = r * 3.0
    z = u * u
print(r, s, u)
print(t.gradient(y, v), t.gradient(y, x), t.gradient(z, v), t.gradient(z, x))
#%% used_up
x = tf.constant(2.0)
def tape():
    with tf.GradientTape() as t:
        t.watch(x)
        y = x * x
    return t, y
for f in [lambda t, y: t.gradient(y, x), lambda t, y: t.jacobian(y, x), lambda t, y: t.gradient(y, tf.constant(1.0)), lambda t, y: t.gradient(y, [])]:
    t, y = tape()
    print(f(t, y))
    for g in [lambda: t.gradient(y, x), lambda: t.jacobian(y, x), lambda: t.batch_jacobian(y, x)]:
        try:
            print(g())
        except Exception as e:
            print(type(e).__name__, e)
#%% errors_before_walk
x = tf.constant(2.0)
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
for f in [lambda: t.gradient(y, x, unconnected_gradients="ZERO"), lambda: t.gradient(None, x), lambda: t.gradient(y), lambda: t.gradient(), lambda: t.gradient(y, x, foo=1), lambda: t.gradient(y, x, None, "none", 3)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(t.gradient(y, x))
#%% wrong_types
x = tf.constant(2.0)
for target, source in [(3.0, x), (x, 3.0), ([x, None], x), (x, [x, None]), ("s", x), (x, "s"), (x, None), ([], x), (np.float32(3.0), x), (x, np.array([1.0])), (True, x), (x, 2)]:
    with tf.GradientTape() as t:
        t.watch(x)
        y = x * x
    try:
        print(t.gradient(target, source))
    except Exception as e:
        print(type(e).__name__, e)
#%% inside_block
x = tf.constant(2.0)
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
    g = t.gradient(y, x)
    z = x * x
print(g)
try:
    print(t.gradient(z, x))
except RuntimeError as e:
    print(e)
#%% inside_block_persistent
x = tf.constant(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x * x
    g = t.gradient(y, x)
    h = t.gradient(g, x)
    z = g * h
print(g, h, t.gradient(z, x), t.gradient(h, x), t.gradient(y, g))
#%% structures
a, b, c = tf.constant(1.0), tf.constant(2.0), tf.constant([3.0, 4.0])
with tf.GradientTape(persistent=True) as t:
    t.watch([a, b, c])
    y = a * b * c
    z = tf.reduce_sum(c) * a
for sources in [a, [a], (a,), [a, b], (a, b, c), {"z": a, "a": b}, {"k": [a, (b, {"n": c})]}, [], (), {}, [[]], [a, a], {"b": c, "a": [a, []]}]:
    print(t.gradient(y, sources))
for target in [[y, z], (y, z), {"q": z, "p": y}, [y, [z, (y,)]], [y, y], y]:
    print(t.gradient(target, [a, b, c]))
#%% dict_keys
a, b = tf.constant(1.0), tf.constant(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch([a, b])
    y = a * b
print(t.gradient(y, {2: a, 1: b}))
#%% target_is_source
x = tf.constant(2.0)
v = tf.Variable(3.0)
i = tf.constant(3)
q = tf.constant(True)
def g(target, source, watch=True):
    with tf.GradientTape() as t:
        if watch:
            t.watch(x)
        y = x * x
    return t.gradient([y if target_ is None else target_ for target_ in target], source)
print(g([x, None], x), g([x], x), g([x], x, False), g([x, x], x, False))
print(g([v], v), g([v], [v, x]), g([i], i), g([i], [i, x]), g([q], q))
#%% intermediates
x = tf.constant(2.0)
before = x * 5.0
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    a = x * x
    b = a * x
    c = a + b * before
after = a * 2.0
print(t.gradient(c, [a, b, x, before]), t.gradient(after, [a, x]), t.gradient(b, [c, after]))
#%% output_gradients
x = tf.constant([1.0, 2.0])
y0 = tf.constant(3.0)
def g(target, og):
    with tf.GradientTape() as t:
        t.watch([x, y0])
        u = x * x
        w = y0 * y0
    return t.gradient({"u": u, "w": w, "l": [u, w], "t": (w, u)}[target], [x, y0], output_gradients=og)
for target, og in [("u", None), ("u", 3.0), ("u", [1.0, 10.0]), ("u", tf.constant([1.0, 10.0])), ("u", 2), ("u", tf.constant(2.0)), ("w", 5.0), ("w", [5.0]), ("w", tf.constant([5.0, 6.0])), ("l", [tf.constant([1.0, 2.0]), tf.constant(3.0)]), ("l", [2.0]), ("l", (2.0, 3.0, 4.0)), ("l", {"b": 1.0, "a": [1.0, 2.0]}), ("t", [1.0, [1.0, 2.0]]), ("u", [1.0, 2.0, 3.0]), ("u", tf.constant([[1.0], [2.0]])), ("u", [None]), ("l", [None, 1.0]), ("u", np.array([1.0, 2.0])), ("u", np.array([1.0, 2.0], np.float32)), ("u", tf.constant(2)), ("u", tf.constant(2.0, tf.float64)), ("u", [])]:
    try:
        print(target, g(target, og))
    except Exception as e:
        print(target, type(e).__name__, e)
#%% error_during_walk
x = tf.constant([1.0, 2.0])
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
for _ in range(2):
    try:
        print(t.gradient(y, x, output_gradients=tf.constant([1.0, 2.0, 3.0])))
    except Exception as e:
        print(type(e).__name__, e)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x
for og in [tf.constant([1.0, 2.0, 3.0]), None, None]:
    try:
        print(t.gradient(y, x, output_gradients=og))
    except Exception as e:
        print(type(e).__name__, e)
#%% unconnected
x = tf.constant([1.0, 2.0])
u = tf.constant([[1.0], [2.0]], tf.float64)
i = tf.constant([1, 2, 3])
v = tf.Variable([5.0, 6.0])
w = tf.Variable(7)
for mode in ["none", "zero", tf.UnconnectedGradients.NONE, tf.UnconnectedGradients.ZERO, "Zero", None, 0, True]:
    with tf.GradientTape() as t:
        t.watch(x)
        y = x * x
    try:
        print(mode, t.gradient(y, [x, u, i, v, w], unconnected_gradients=mode))
    except Exception as e:
        print(type(e).__name__, e)
#%% sum_of_targets
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x
    z = tf.reduce_sum(x, axis=1)
    n = tf.cast(y, tf.int32)
print(t.gradient([y, z, y], x), t.gradient([n, y], x), t.gradient(n, x), t.gradient([tf.constant(1.0), z], x))
#%% arithmetic_on_none
x = tf.constant(2.0)
with tf.GradientTape() as t:
    y = x * x
g = t.gradient(y, x)
for f in [lambda: 2.0 * g, lambda: g * 2.0, lambda: g + x, lambda: x * g, lambda: g.numpy(), lambda: -g, lambda: tf.reduce_sum(g), lambda: tf.sqrt(g), lambda: x - g, lambda: g == None, lambda: g is None, lambda: tf.Variable(1.0).assign_sub(g), lambda: tf.convert_to_tensor(g), lambda: tf.stack([x, g]), lambda: tf.add(x, g), lambda: tf.norm(g), lambda: tf.maximum(g, x), lambda: g[0], lambda: abs(g), lambda: g.shape, lambda: float(g), lambda: tf.square(g), lambda: tf.reshape(g, [1])]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#%% none_or_zero_table
x0 = tf.constant([0.5, 2.0, -1.5], tf.float64)
idx = tf.constant([2, 0])
def orders(f, x, n=3):
    out = []
    tapes = [tf.GradientTape(persistent=True) for _ in range(n)]
    def level(k):
        if k == n:
            return f(x)
        with tapes[k] as t:
            t.watch(x)
            y = level(k + 1)
            if y is None:
                return None
        return tapes[k].gradient(y, x)
    for k in range(1, n + 1):
        tapes = [tf.GradientTape() for _ in range(n)]
        def lev(j, k=k):
            if j == k:
                return f(x)
            t = tf.GradientTape()
            with t:
                t.watch(x)
                y = lev(j + 1)
            return None if y is None else t.gradient(y, x)
        out.append(lev(0))
    return [None if o is None else o.numpy().tolist() for o in out]
for name, f in [("2x", lambda x: 2.0 * x), ("x+1", lambda x: x + 1.0), ("x*x", lambda x: x * x), ("x**2", lambda x: x ** 2), ("x**1", lambda x: x ** 1), ("x**0", lambda x: x ** 0), ("x**3", lambda x: x ** 3.0), ("abs", tf.abs), ("relu", tf.nn.relu), ("neg", lambda x: -x), ("square", tf.square), ("x-x", lambda x: x - x), ("x*0", lambda x: x * 0.0), ("x/2", lambda x: x / 2.0), ("2/x", lambda x: 2.0 / x), ("sum", tf.reduce_sum), ("mean", tf.reduce_mean), ("max", tf.reduce_max), ("min", tf.reduce_min), ("prod", tf.reduce_prod), ("maximum", lambda x: tf.maximum(x, 0.0)), ("minimum", lambda x: tf.minimum(x, 0.0)), ("clip", lambda x: tf.clip_by_value(x, -1.0, 1.0)), ("where", lambda x: tf.where(x > 0.0, x * x, x)), ("exp", tf.exp), ("sin", tf.sin), ("cos", tf.cos), ("tanh", tf.tanh), ("sigmoid", tf.sigmoid), ("softplus", tf.nn.softplus), ("gather", lambda x: tf.gather(x * 1.0, idx)), ("slice", lambda x: x[1:]), ("reshape", lambda x: tf.reshape(x, [3, 1])), ("transpose", lambda x: tf.transpose(x[tf.newaxis])), ("concat", lambda x: tf.concat([x, x], 0)), ("stack", lambda x: tf.stack([x, 2.0 * x])), ("norm", tf.norm), ("cast", lambda x: tf.cast(tf.cast(x, tf.float32), tf.float64)), ("mod", lambda x: x % 1.0), ("rmod", lambda x: 1.0 % x), ("sign", tf.sign), ("matmul", lambda x: tf.matmul(x[tf.newaxis], x[:, tf.newaxis])), ("matmulc", lambda x: tf.matmul(x[tf.newaxis], tf.ones([3, 2], tf.float64))), ("expand", lambda x: tf.expand_dims(x, 0)), ("fill", lambda x: tf.fill([2], x[0])), ("linspace", lambda x: tf.linspace(x[0], x[1], 3)), ("linspace2", lambda x: tf.linspace(x, 2.0 * x, 3)), ("clip_by_norm", lambda x: tf.clip_by_norm(x, 1.0)), ("clip_by_norm big", lambda x: tf.clip_by_norm(x, 10.0)), ("rsqrt", lambda x: tf.math.rsqrt(tf.abs(x))), ("sqrt", lambda x: tf.sqrt(tf.abs(x))), ("log", lambda x: tf.math.log(x)), ("reciprocal", tf.math.reciprocal), ("elu", tf.nn.elu), ("selu", tf.nn.selu), ("relu6", tf.nn.relu6), ("leaky", tf.nn.leaky_relu), ("silu", tf.nn.silu), ("gelu", tf.nn.gelu), ("erf", tf.math.erf), ("erfc", tf.math.erfc), ("atan", tf.atan), ("asinh", tf.asinh), ("tan", tf.tan), ("sinh", tf.sinh), ("cosh", tf.cosh), ("expm1", tf.math.expm1), ("log1p", lambda x: tf.math.log1p(tf.abs(x))), ("log_sigmoid", tf.math.log_sigmoid), ("lgamma", lambda x: tf.math.lgamma(tf.abs(x))), ("digamma", lambda x: tf.math.digamma(tf.abs(x))), ("sqdiff", lambda x: tf.math.squared_difference(x, 1.0)), ("divnonan", lambda x: tf.math.divide_no_nan(x, 2.0)), ("mulnonan", lambda x: tf.math.multiply_no_nan(x, 2.0)), ("xlogy", lambda x: tf.math.xlogy(x, 2.0)), ("xlogy2", lambda x: tf.math.xlogy(2.0, tf.abs(x))), ("xdivy", lambda x: tf.math.xdivy(x, 2.0)), ("atan2", lambda x: tf.atan2(x, 1.0)), ("split", lambda x: tf.split(x, 3)[1]), ("unstack", lambda x: tf.unstack(x)[1]), ("squeeze", lambda x: tf.squeeze(x[tf.newaxis]))]:
    try:
        print(name, orders(f, x0))
    except Exception as e:
        print(name, type(e).__name__, e)
#%% softsign
x = tf.constant([0.5, -2.0])
with tf.GradientTape() as o:
    o.watch(x)
    with tf.GradientTape() as t:
        t.watch(x)
        y = tf.nn.softsign(x)
    g = t.gradient(y, x)
print(g)
try:
    print(o.gradient(g, x))
except Exception as e:
    print(type(e).__name__, e)
#%% six_orders
def nth(f, x, n):
    if n == 0:
        return f(x)
    with tf.GradientTape() as t:
        t.watch(x)
        y = nth(f, x, n - 1)
    return None if y is None else t.gradient(y, x)
x = tf.constant(2.0)
for f in [lambda x: x * x, lambda x: x ** 2, tf.square, tf.abs, lambda x: x * x * x, tf.exp, tf.sin, lambda x: 1.0 / x, tf.math.log, tf.sqrt, tf.tanh, tf.sigmoid]:
    print([None if g is None else float(g) for g in [nth(f, x, n) for n in range(7)]])
#%% variable_replaced
v = tf.Variable(2.0)
with tf.GradientTape() as t:
    v = v + 1.0
    y = v * v
print(t.gradient(y, v), t.watched_variables()[0].numpy())
#%% three_deep_persistent
x = tf.constant(1.5)
with tf.GradientTape(persistent=True) as a:
    a.watch(x)
    with tf.GradientTape(persistent=True) as b:
        b.watch(x)
        with tf.GradientTape(persistent=True) as c:
            c.watch(x)
            y = x ** 5
        g1 = c.gradient(y, x)
    g2 = b.gradient(g1, x)
g3 = a.gradient(g2, x)
print(g1, g2, g3, a.gradient(y, x), b.gradient(y, x), a.gradient(g1, x), c.gradient(g1, x), b.gradient(g2, x), c.gradient(g2, x))
#%% where_second
x = tf.constant(2.0)
v = tf.Variable(2.0)
for s in [x, v]:
    for place in range(6):
        with tf.GradientTape(persistent=True) as o:
            o.watch(s)
            with tf.GradientTape(persistent=True) as i:
                i.watch(s)
                y = s * s * s
                if place == 0:
                    g = i.gradient(y, s)
                if place == 1:
                    g = i.gradient(y, s)
                    h = o.gradient(g, s)
            if place == 2:
                g = i.gradient(y, s)
                h = o.gradient(g, s)
            if place == 3:
                g = i.gradient(y, s)
        if place == 4:
            g = i.gradient(y, s)
        if place == 5:
            with o:
                g = i.gradient(y, s)
        if place not in (1, 2):
            h = o.gradient(g, s)
        print(place, g, h)
#%% watch_per_tape
x = tf.constant(2.0)
v = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as o:
    with tf.GradientTape() as i:
        i.watch(x)
        y = x * x * v
    gx, gv = i.gradient(y, [x, v])
print(gx, gv, o.gradient(gx, x), o.gradient(gx, v), o.gradient(gv, v), o.gradient(gv, x), o.gradient(y, [x, v]))
#%% partial_second
x = tf.constant(2.0)
v = tf.Variable(2.0)
def late(f, x):
    with tf.GradientTape(persistent=True) as a:
        a.watch(x)
        y = f(x)
    with tf.GradientTape(persistent=True) as b:
        b.watch(x)
        g = a.gradient(y, x)
    return g, b.gradient(g, x)
for f in [lambda s: s * s * s, lambda s: s ** 3, lambda s: tf.exp(s), lambda s: tf.exp(s * s), lambda s: tf.sin(s), lambda s: tf.sqrt(s), lambda s: tf.tanh(s), lambda s: s / (s + 1.0), lambda s: tf.square(s), lambda s: tf.square(tf.square(s)), lambda s: tf.math.log(s), lambda s: tf.sigmoid(s), lambda s: 1.0 / s, lambda s: tf.reduce_prod(tf.stack([s, s])), lambda s: tf.math.rsqrt(s), lambda s: tf.maximum(s, 1.0) * s]:
    print(late(f, x), late(f, v))
#%% two_in_one_with
x = tf.constant(2.0)
with tf.GradientTape() as a, tf.GradientTape() as b:
    a.watch(x)
    b.watch(x)
    y = x * x * x
    g = b.gradient(y, x)
print(g, a.gradient(g, x))
#%% interleaved_blocks
x = tf.constant(2.0)
a = tf.GradientTape(persistent=True)
b = tf.GradientTape(persistent=True)
with a:
    a.watch(x)
    y = x * x
with b:
    b.watch(x)
    with a:
        z = y * x
    g = a.gradient(z, x)
print(g, b.gradient(z, x), b.gradient(g, x), a.gradient(g, x))
#%% same_tape_second_order
x = tf.constant([1.0, 2.0])
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = tf.reduce_sum(x ** 3)
    g = t.gradient(y, x)
    h = t.gradient(g, x)
    k = t.gradient(h, x)
    m = t.gradient(k, x)
print(g, h, k, m)
#%% gradient_in_loop_with_outer
v = tf.Variable(1.0)
with tf.GradientTape() as outer:
    w = v * 1.0
    for i in range(4):
        with tf.GradientTape() as inner:
            inner.watch(w)
            loss = (w - 3.0) ** 2
        w = w - 0.1 * inner.gradient(loss, w)
print(w, outer.gradient(w, v))
#%% hessian_vector
x = tf.constant([1.0, 2.0, 3.0], tf.float64)
d = tf.constant([0.5, -1.0, 2.0], tf.float64)
with tf.GradientTape() as o:
    o.watch(x)
    with tf.GradientTape() as i:
        i.watch(x)
        y = tf.reduce_sum(tf.sin(x) * x[::-1] ** 2)
    g = i.gradient(y, x)
    gd = tf.reduce_sum(g * d)
print(gd, o.gradient(gd, x))
#%% gradient_penalty
w = tf.Variable([[0.5, -0.3], [0.2, 0.8]])
x = tf.constant([[1.0, 2.0], [3.0, -1.0]])
with tf.GradientTape() as o:
    with tf.GradientTape() as i:
        i.watch(x)
        y = tf.reduce_sum(tf.tanh(x @ w), axis=1)
    g = i.gradient(y, x)
    p = tf.reduce_mean((tf.norm(g, axis=1) - 1.0) ** 2)
print(g, p, o.gradient(p, w))
#%% custom_gradient
@tf.custom_gradient
def f(x):
    y = tf.exp(x)
    def grad(dy):
        return dy * (y + 100.0)
    return y, grad
x = tf.constant(0.5)
with tf.GradientTape() as o:
    o.watch(x)
    with tf.GradientTape() as i:
        i.watch(x)
        z = f(x) * x
    g = i.gradient(z, x)
print(z, g, o.gradient(g, x))
print(f(0.5), f(1), f([1.0, 2.0]), f(np.array([1.0])))
#%% forms
def go(make, n=2, **kw):
    xs = [tf.constant(float(k + 2)) for k in range(n)]
    try:
        with tf.GradientTape() as t:
            t.watch(xs)
            y = make(*xs, **kw)
            z = y if not isinstance(y, (list, tuple)) else y[0]
        print(y, t.gradient(z, xs))
    except Exception as e:
        text = str(e)
        print(type(e).__name__, text if "0x" not in text else "address")
@tf.custom_gradient
def two(x, y):
    return x * y, lambda d: (d * 10.0, d * 20.0)
@tf.custom_gradient
def listed(x, y):
    return x * y, lambda d: [d * 10.0, None]
@tf.custom_gradient
def short(x, y):
    return x * y, lambda d: d * 10.0
@tf.custom_gradient
def short2(x, y):
    return x * y, lambda d: (d,)
@tf.custom_gradient
def long(x, y):
    return x * y, lambda d: (d, d, d)
@tf.custom_gradient
def nopair(x, y):
    return x * y
@tf.custom_gradient
def triple(x, y):
    return x * y, 1, 2
@tf.custom_gradient
def outs(x, y):
    return [x * y, x + y], lambda a, b: (a * 1.0 + b * 100.0, b * 1000.0 + 1.0)
@tf.custom_gradient
def outs_tuple(x, y):
    return (x * y, x + y), lambda a, b: (a, b)
@tf.custom_gradient
def pyfloat(x, y):
    return x * y, lambda d: (3.0, 4)
@tf.custom_gradient
def wrong_shape(x, y):
    return x * y, lambda d: (tf.ones([3]), tf.ones([2, 2]))
@tf.custom_gradient
def raises(x, y):
    def grad(d):
        raise KeyError("inside grad")
    return x * y, grad
@tf.custom_gradient
def wrong_arity(x, y):
    return x * y, lambda: (1, 2)
@tf.custom_gradient
def same(x, y):
    return x, lambda d: (d * 7.0, d * 8.0)
@tf.custom_gradient
def const_out(x, y):
    return tf.constant(5.0), lambda d: (d * 7.0, d * 8.0)
@tf.custom_gradient
def pyout(x, y):
    return 5.0, lambda d: (d * 7.0, d * 8.0)
for f in [two, listed, short, short2, long, nopair, triple, outs, outs_tuple, pyfloat, wrong_shape, raises, wrong_arity, same, const_out, pyout]:
    go(f)
#%% keyword_and_numbers
@tf.custom_gradient
def f(x, n, k=3):
    print(type(n).__name__, type(k).__name__, n, k)
    def grad(d):
        return d * float(n) * k, None
    return x * n, grad
x = tf.constant(2.0)
for call in [lambda: f(x, 3), lambda: f(x, 3, k=5), lambda: f(x, n=2), lambda: f(x, 3, 4), lambda: f(x=x, n=3)]:
    with tf.GradientTape() as t:
        t.watch(x)
        try:
            y = call()
        except Exception as e:
            print("forward", type(e).__name__, e)
            continue
    try:
        print(y, t.gradient(y, x))
    except Exception as e:
        print(type(e).__name__, e)
#%% variables
v = tf.Variable(3.0)
@tf.custom_gradient
def good(x):
    def grad(d, variables=None):
        return d * v, [d * 50.0 for _ in variables]
    return x * v, grad
@tf.custom_gradient
def bad(x):
    def grad(d):
        return d * v
    return x * v, grad
@tf.custom_gradient
def kw(x):
    def grad(d, **kwargs):
        print(sorted(kwargs), [w.name for w in kwargs["variables"]])
        return d * v, [d]
    return x * v, grad
@tf.custom_gradient
def passed(x, w):
    def grad(d, variables=None):
        return d * w, d * x
    return x * w, grad
@tf.custom_gradient
def unused_variables(x):
    def grad(d, variables=None):
        return d * 2.0
    return x * 2.0, grad
x = tf.constant(2.0)
for f in [lambda: good(x), lambda: bad(x), lambda: kw(x), lambda: passed(x, v), lambda: unused_variables(x)]:
    try:
        with tf.GradientTape() as t:
            t.watch(x)
            y = f()
        print(y, t.gradient(y, [x, v]))
    except Exception as e:
        print(type(e).__name__, e)
#%% nested_custom
@tf.custom_gradient
def g(x):
    return x * 1.0, lambda d: d * 1000.0
@tf.custom_gradient
def f(x):
    def grad(d):
        return g(d * x)
    return x * x, grad
x = tf.constant(2.0)
with tf.GradientTape() as o:
    o.watch(x)
    with tf.GradientTape() as i:
        i.watch(x)
        y = f(x)
    a = i.gradient(y, x)
print(y, a, o.gradient(a, x))
#%% custom_gradient_as_method_call
def clip(lo, hi):
    @tf.custom_gradient
    def inner(x):
        def grad(d):
            return tf.clip_by_value(d, lo, hi)
        return tf.identity(x), grad
    return inner
x = tf.constant([1.0, 5.0])
with tf.GradientTape() as t:
    t.watch(x)
    y = clip(-1.0, 1.0)(x) * [0.5, 100.0]
print(t.gradient(y, x))
f = tf.custom_gradient(lambda x: (x * 2.0, lambda d: d * 9.0))
with tf.GradientTape() as t:
    t.watch(x)
    y = f(x)
print(y, t.gradient(y, x))
#%% intermediate_source
@tf.custom_gradient
def f(x):
    return x * x, lambda d: d * 5.0
x = tf.constant(2.0)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    a = x * 3.0
    b = f(a)
    c = b * b
print(t.gradient(c, [x, a, b]), t.gradient(b, a))
#%% unwatched_input
@tf.custom_gradient
def f(x, y):
    return x * y, lambda d: (d * 5.0, d * 6.0)
x, y = tf.constant(2.0), tf.constant(3.0)
with tf.GradientTape() as t:
    t.watch(y)
    z = f(x, y)
print(t.gradient(z, [x, y]))
with tf.GradientTape() as t:
    z = f(x, y)
print(t.gradient(z, [x, y]))
i = tf.constant(3)
with tf.GradientTape() as t:
    t.watch(x)
    z = f(x, tf.cast(i, tf.float32))
print(t.gradient(z, [x, i]))
#%% stop_gradient
x = tf.constant([0.4, 1.6])
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    s = tf.stop_gradient(x * x)
    t.watch(s)
    y = s * x
    st = x + tf.stop_gradient(tf.round(x) - x)
    z = st * st
print(t.gradient(y, [x, s]), st, t.gradient(z, x), t.gradient(s, x))
#%% function
@tf.function
def f(x):
    return x * x + tf.sin(x)
x = tf.constant(2.0)
with tf.GradientTape() as o:
    o.watch(x)
    with tf.GradientTape() as t:
        t.watch(x)
        y = f(x)
    g = t.gradient(y, x)
print(y, g, o.gradient(g, x))
@tf.function
def step(a, b=2.0):
    return a * b, a + b
print(step(x), step(x, b=3.0))
#%% gather_leaf
v = tf.Variable([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
x = tf.constant([1.0, 2.0, 3.0])
i = tf.constant([2, 0, 2])
def g(f, s):
    with tf.GradientTape() as t:
        t.watch(s)
        y = f(s)
    return t.gradient(y, s)
for f in [lambda s: tf.gather(s, i), lambda s: tf.gather(s, 1), lambda s: tf.gather(s, [[0, 1], [2, 2]]), lambda s: tf.gather(s, i) * 2.0, lambda s: tf.concat([tf.gather(s, i), tf.gather(s, [1, 1])], 0), lambda s: tf.reduce_sum(tf.gather(s, i)) + tf.reduce_sum(s), lambda s: tf.gather(s * 1.0, i), lambda s: tf.gather(s, [0], axis=0), lambda s: tf.gather(s, [0], axis=-1), lambda s: s[1], lambda s: s[1:], lambda s: tf.gather(tf.gather(s, i), [1, 0]), lambda s: tf.gather(tf.identity(s), i), lambda s: tf.gather(s, tf.constant([1, 2], tf.int64)), lambda s: tf.nn.embedding_lookup(s, i)]:
    for s in [v, x]:
        try:
            print(g(f, s))
        except Exception as e:
            print(type(e).__name__, e)
print(g(lambda s: tf.gather(s, [0, 1], axis=1), v), g(lambda s: tf.gather(s, [[0, 1], [1, 1], [0, 0]], batch_dims=1), v))
#%% slices_object
v = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape() as t:
    y = tf.gather(v, [2, 0, 2])
g = t.gradient(y, v)
print(g)
print(repr(g) == str(g), type(g).__name__, isinstance(g, tf.IndexedSlices), isinstance(g, tf.Tensor))
for f in [lambda: g.indices, lambda: g.values, lambda: g.dense_shape, lambda: g.shape, lambda: g.dtype, lambda: g.numpy(), lambda: g * 2.0, lambda: 2.0 * g, lambda: g + g, lambda: -g, lambda: tf.multiply(g, 2.0), lambda: tf.convert_to_tensor(g), lambda: tf.add(g, g), lambda: tf.reduce_sum(g), lambda: tf.norm(g), lambda: tf.reshape(g, [3, 1]), lambda: g[0], lambda: tf.square(g), lambda: tf.constant(1.0) * g, lambda: tf.zeros_like(g), lambda: tf.identity(g), lambda: g.name, lambda: g.foo, lambda: g == g, lambda: len(g), lambda: g / 2.0, lambda: tf.concat([g, g], 0), lambda: tf.stack([g, g]), lambda: tf.cast(g, tf.float64), lambda: v.assign_sub(0.1 * tf.convert_to_tensor(g)), lambda: v.assign_sub(g), lambda: v.assign_add(g), lambda: v.scatter_sub(g), lambda: v.scatter_add(g), lambda: v]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#%% unconnected_zero_and_outputs
v = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape(persistent=True) as t:
    y = tf.gather(v, [2, 0])
    z = tf.gather(y, [1])
try:
    print(t.gradient(y, v, output_gradients=[[10.0, 20.0]]))
except Exception as e:
    print(type(e).__name__, e)
print(t.gradient(y, v, unconnected_gradients="zero"))
print(t.gradient([y, y], v), t.gradient([y, z], v), t.gradient(z, y), t.gradient(v, v))
#%% second_order_through_slices
v = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape() as o:
    with tf.GradientTape() as i:
        y = tf.reduce_sum(tf.gather(v, [2, 0, 2]) ** 3)
    g = i.gradient(y, v)
    h = tf.reduce_sum(tf.convert_to_tensor(g) ** 2)
print(g, o.gradient(h, v))
#%% embedding_training
e = tf.Variable([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
for step in range(3):
    with tf.GradientTape() as t:
        loss = tf.reduce_sum(tf.square(tf.gather(e, [0, 2, 0]) - 1.0))
    g = t.gradient(loss, e)
    e.assign_sub(0.1 * tf.convert_to_tensor(g))
    print(loss, e.numpy().tolist())
