#%% default_dtypes
print(tf.constant(1).dtype, tf.constant(1.0).dtype, tf.constant(True).dtype, tf.constant([1, 2.0]).dtype)
#%% print_list_of_tensors
print([tf.constant(1.0), tf.constant([1, 2])], (tf.constant(True),), {'a': tf.constant(2.5)})
#%% watch_float64
x = tf.constant(3.0, dtype=tf.float64)
with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
print(t.gradient(y, x))
#%% comparison_argmax_shape_etc
x = tf.constant([1.0, 3.0, 2.0])
for name, f in [("argmax", lambda x: tf.cast(tf.argmax(x), tf.float32)),
                ("greater", lambda x: tf.cast(x > 1.5, tf.float32)),
                ("shape", lambda x: tf.cast(tf.shape(x), tf.float32)),
                ("size", lambda x: tf.cast(tf.size(x), tf.float32)),
                ("zeros_like", lambda x: tf.zeros_like(x)),
                ("ones_like", lambda x: tf.ones_like(x)),
                ("round", tf.round), ("floor", tf.floor), ("ceil", tf.math.ceil), ("sign", tf.sign), ("rint", tf.math.rint),
                ("floordiv", lambda x: x // 2.0), ("mod", lambda x: x % 2.0), ("truncatediv", lambda x: tf.truncatediv(x, 2.0)),
                ("cast int and back", lambda x: tf.cast(tf.cast(x, tf.int32), tf.float32)),
                ("cast f64", lambda x: tf.cast(x, tf.float64)),
                ("stop_gradient", tf.stop_gradient), ("identity", tf.identity),
                ("argsort", lambda x: tf.cast(tf.argsort(x), tf.float32)), ("sort", tf.sort),
                ("equal", lambda x: tf.cast(tf.equal(x, x), tf.float32)),
                ("maximum const", lambda x: tf.maximum(x, 2.0)),
                ("clip", lambda x: tf.clip_by_value(x, 1.5, 2.5)),
                ("fill", lambda x: tf.fill([2], x[0])),
                ("one_hot", lambda x: tf.one_hot(tf.cast(x, tf.int32), 4)),
                ("range", lambda x: tf.range(x[0], 5.0)),
                ("linspace", lambda x: tf.linspace(x[0], 5.0, 3)),
                ("step heaviside", lambda x: tf.where(x > 1.5, 1.0, 0.0)),
                ("is_nan", lambda x: tf.cast(tf.math.is_nan(x), tf.float32)),
                ("nan_to", lambda x: tf.where(tf.math.is_nan(x), 0.0, x)),
                ("cumsum", tf.cumsum), ("cumprod", tf.math.cumprod),
                ("erf", tf.math.erf), ("lgamma", tf.math.lgamma), ("digamma", tf.math.digamma),
                ("reduce_any", lambda x: tf.cast(tf.reduce_any(x > 2.0), tf.float32)),
                ]:
    with tf.GradientTape() as t:
        t.watch(x)
        try:
            y = f(x)
        except Exception as e:
            print(name, "FORWARD", type(e).__name__, str(e)[:100]); continue
    try:
        g = t.gradient(y, x)
        print(name, None if g is None else g.numpy())
    except Exception as e:
        print(name, type(e).__name__, e)
#%% scalars_other
print(tf.constant(5), tf.constant(-5, tf.int64), tf.constant(True))
#%% repr_scalars
for t in [tf.constant(5), tf.constant(1.5), tf.constant(True), tf.constant(1e10), tf.constant(0.1, tf.float64)]:
    print(repr(t))
#%% vec_int_bool
for v in [[1, 2, 3], [1, -2, 30], [100, 1], [True, False], [0]]:
    print(tf.constant(v))
print(tf.constant([1, 2], dtype=tf.int64))
#%% mat
print(tf.constant([[1.0, 2.0], [3.0, 4.0]]))
print(tf.constant([[1.0, -2.5], [30.0, 4.0]]))
print(tf.constant([[1, 2], [3, 400]]))
print(tf.constant([[True, False], [False, False]]))
print(tf.ones([1, 1]))
print(tf.ones([1, 3]), tf.ones([3, 1]))
print(tf.zeros([0, 3]), tf.zeros([3, 0]))
#%% repr_matrix
print(repr(tf.constant([[1.0, 2.0], [3.0, 4.0]])))
print(repr(tf.constant([1.0, 2.0])))
print(repr(tf.constant([1.0, 2.0], tf.float64)))
print(repr(tf.constant([1, 2])))
print(repr(tf.constant([1, 2], tf.int64)))
print(repr(tf.constant([True])))
print(repr(tf.constant([])))
print(repr(tf.range(30)))
print(repr(tf.range(30.0)))
print(repr(tf.reshape(tf.range(8.0), [2, 2, 2])))
print(repr(tf.zeros([0, 3])))
print(repr(tf.range(1001)))
#%% numpy_prints
x = tf.constant([[1.0, 2.0], [3.0, 4.0]]).numpy()
print(x)
print(repr(x))
print(tf.constant([1.5, 2.0]).numpy(), tf.constant([1, 2]).numpy(), repr(tf.constant([1, 2]).numpy()), repr(tf.constant([1.5], tf.float64).numpy()), repr(tf.constant([1], tf.int64).numpy()), repr(tf.constant([True]).numpy()))
print(repr(tf.constant(1.0, tf.float64).numpy()), repr(tf.constant(5).numpy()), repr(tf.constant(True).numpy()), tf.constant(True).numpy())
print([tf.constant(1.0).numpy()], {'a': tf.constant(2).numpy()}, (tf.constant(0.1, tf.float64).numpy(),))
#%% tensor_methods
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print(x.get_shape(), x.shape, x.dtype, x.ndim, hasattr(x, 'T'), hasattr(x, 'reshape'), hasattr(x, 'item'), hasattr(x, 'astype'), hasattr(x, 'mean'))
#%% linalg
a = tf.constant([[4., 1.], [1., 3.]])
for name, f in [("matvec", lambda a: tf.linalg.matvec(a, [1., 2.])), ("adjoint", tf.linalg.adjoint), ("norm", tf.linalg.norm), ("tensordot", lambda a: tf.tensordot(a, a, axes=1))]:
    with tf.GradientTape() as t:
        t.watch(a)
        y = f(a)
    print(name, y.numpy().tolist(), t.gradient(y, a).numpy().tolist())
#%% segment_ops
x = tf.constant([1.0, 2.0, 3.0])
for name, f in [("unsorted_segment_sum", lambda x: tf.math.unsorted_segment_sum(x, [0, 1, 0], 2)), ("meshgrid", lambda x: tf.meshgrid(x, x)[0]), ("split", lambda x: tf.split(x, [1, 2])[1]), ("unstack", lambda x: tf.unstack(x)[1]), ("stack", lambda x: tf.stack([x, x])), ("concat", lambda x: tf.concat([x, x], 0)), ("expand_dims", lambda x: tf.expand_dims(x, 0)), ("squeeze", lambda x: tf.squeeze(x[tf.newaxis])), ("transpose", lambda x: tf.transpose(x[tf.newaxis])), ("broadcast_to", lambda x: tf.broadcast_to(x, [2, 3])), ("one minus", lambda x: 1 - x), ("add_n", lambda x: tf.add_n([x, x])), ("slice", lambda x: tf.slice(x, [1], [2])), ("strided", lambda x: tf.strided_slice(x, [0], [3], [2])), ("ensure_shape", lambda x: tf.ensure_shape(x, [3])), ("polyval", lambda x: tf.math.polyval([1., 2., 3.], x)), ("moments", lambda x: tf.nn.moments(x, [0])[1])]:
    with tf.GradientTape() as t:
        t.watch(x)
        y = f(x)
    g = t.gradient(y, x)
    print(name, None if g is None else (g.numpy().tolist() if hasattr(g, 'numpy') else g))
#%% accumulation_order
x = tf.constant([0.1, 0.2, 0.3, 0.7])
print(tf.reduce_sum(x), tf.reduce_mean(x), tf.math.cumsum(x)[-1])
print(tf.add_n([tf.constant(0.1)] * 3))
