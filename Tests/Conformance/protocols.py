#%% tape_enter_exit
x = tf.constant(3.)
def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)
t = tf.GradientTape()
print(t.__enter__() is t)
t.watch(x)
y = x * x
print(t.__exit__(None, None, None))
z = x * y
print(t.gradient(y, x))
t = tf.GradientTape()
attempt("before", lambda: t.__exit__(None, None, None))
attempt("no arguments", lambda: t.__exit__())
attempt("one argument", lambda: t.__enter__(1))
t.__enter__()
t.watch(x)
y = x * x
attempt("again", lambda: t.__enter__())
attempt("exit", lambda: t.__exit__(ValueError, ValueError("a"), None))
attempt("exit", lambda: t.__exit__(None, None, None))
attempt("keywords", lambda: t.__exit__(typ=1, value=2, traceback=3))
print(t.gradient(y, x))
t = tf.GradientTape(persistent=True)
enter, leave = t.__enter__, t.__exit__
enter()
t.watch(x)
y = x * x * x
leave(None, None, None)
w = x * 2.
print(t.gradient([y, w], x), t.gradient(w, x))
with tf.GradientTape() as o:
    o.watch(x)
    t = tf.GradientTape()
    t.__enter__()
    t.watch(x)
    y = x ** 3
    t.__exit__(None, None, None)
    g = t.gradient(y, x)
print(g, o.gradient(g, x))
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
    t.__exit__(None, None, None)
    z = y * x
print(t.gradient(z, x), hasattr(t, "__enter__"))
#%% sliced_assign
def show(index, value, initial=[[1., 2., 3.], [4., 5., 6.]]):
    v = tf.Variable(initial)
    try:
        part = v[index]
        result = part.assign(value)
        print(index, value, v.numpy().tolist(), type(result).__name__, result.numpy().tolist())
    except Exception as e:
        print(index, value, type(e).__name__, e, v.numpy().tolist())
rows = slice(None)
for index in [0, -1, (0, 1), (rows, 1), slice(0, 1), slice(1, None), (rows, slice(None, None, -1)), (..., 0), (None, 0), (0, None), (..., None, 1),
              tf.constant(1), (tf.constant(0), tf.constant(2)), slice(5, 9), slice(2, 0), (rows, slice(None, None, 2)), ..., rows, [0, 1],
              np.int64(1), 0.5, 5, (0, 0, 0), None, tf.constant([True, False]), True, (-1, slice(-2, None)), (slice(None, None, -1), slice(2, 0, -1))]:
    show(index, 9.)
for index, value in [(0, [7., 8., 9.]), (0, [7.]), (0, [[7., 8., 9.]]), (0, [1., 2.]), (slice(0, 1), [7., 8., 9.]), (slice(0, 1), [[7., 8., 9.]]),
                     (rows, [7., 8., 9.]), (rows, [[7.], [8.]]), ((0, 1), [7.]), ((0, 1), [[7.]]), ((0, 1), []), (0, 7), (0, [7, 8, 9]), (0, tf.constant(7)),
                     (0, tf.constant([7., 8., 9.])), (0, tf.constant([7., 8., 9.], tf.float64)), (0, np.array([7., 8., 9.])), (0, tf.Variable([7., 8., 9.])),
                     (0, "a"), (0, None), (0, True), (rows, tf.ones([2, 3])), ((rows, 1), [7., 8.]), ((rows, 1), [[7.], [8.]]),
                     ((rows, slice(None, None, -1)), [[1., 2., 3.], [4., 5., 6.]]), (slice(5, 9), [1., 2.]), (slice(5, 9), tf.zeros([0, 3]))]:
    show(index, value)
show(0, 5, [1, 2])
show(0, 5.5, [1, 2])
show(0, True, [True, False])
show(0, 3., 2.)
show((), 3., 2.)
show(..., 3., 2.)
#%% sliced_assign_protocol
v = tf.Variable([1., 2., 3.])
def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)
part = v[0]
print(part, part.assign(5.), part, v)
print(part.assign(6., name="q"), part.assign(val=7.), v)
attempt("add", lambda: v[0].assign_add(1.))
attempt("sub", lambda: v[0].assign_sub(1.))
attempt("tensor", lambda: tf.constant([1.])[0].assign(2.))
attempt("none", lambda: v[0].assign())
attempt("many", lambda: v[0].assign(1., "n", 3))
attempt("name", lambda: v[0].assign(value=3.))
attempt("unread", lambda: v.assign([1., 2., 3.])[0].assign(9.))
attempt("chain", lambda: v[0].assign(1.)[1].assign(4.))
attempt("value", lambda: v.value()[0].assign(3.))
attempt("read", lambda: v.read_value()[0].assign(3.))
attempt("slice of slice", lambda: v[0:2][0].assign(3.))
attempt("gather", lambda: tf.gather(v, [0]).assign(1.))
print(hasattr(v[0], "assign"), hasattr(v.value()[0], "assign"), v)
parts = [v[i] for i in range(3)]
for i in range(400):
    w = v[i % 3]
for i, part in enumerate(parts):
    part.assign(10. * i)
print(v)
#%% sliced_assign_tapes
v = tf.Variable([1., 2., 3.])
x = tf.constant(2.)
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    r = v[0].assign(x * 2)
    y = tf.reduce_sum(r * r)
    z = tf.reduce_sum(v * v)
    w = v[1]
    w.assign(x)
    q = w * 3
print(t.gradient(y, [x, v]), t.gradient(z, [x, v]), t.gradient(q, [x, v]), v)
for step in range(3):
    with tf.GradientTape() as t:
        loss = tf.reduce_sum(v ** 2)
    g = t.gradient(loss, v)
    v[1:].assign(v[1:] - 0.1 * g[1:])
print(v)
#%% batch_jacobian_of_nothing
x = tf.zeros([0, 3])
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x
for target, source in [(y, x), (tf.zeros([0]), x), (tf.zeros([1, 2]), x)]:
    try:
        print(t.batch_jacobian(target, source))
    except Exception as e:
        print(type(e).__name__, e)
