#%% tile_reverse_roll
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
m = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
t(lambda: tf.tile(m, [2, 1]))
t(lambda: tf.tile(m, [1, 2]))
t(lambda: tf.tile([1, 2], [3]))
t(lambda: tf.tile(m, [0, 2]))
t(lambda: tf.tile(tf.constant(2.0), []))
t(lambda: tf.tile(m, tf.constant([1, 1])))
t(lambda: tf.tile(m, [2]))
t(lambda: tf.tile(m, [2, -1]))
t(lambda: tf.reverse(m, [0]))
t(lambda: tf.reverse(m, [-1]))
t(lambda: tf.reverse(m, axis=[0, 1]))
t(lambda: tf.reverse(m, []))
t(lambda: tf.reverse(m, [2]))
t(lambda: tf.reverse(m, [1, -1]))
t(lambda: tf.roll(m, 1, 1))
t(lambda: tf.roll(m, shift=[1, -1], axis=[0, 1]))
t(lambda: tf.roll(m, shift=[1, 1], axis=[1, 1]))
t(lambda: tf.roll([1, 2, 3, 4], -5, 0))
t(lambda: tf.roll(m, 0, 0))
#%% pad
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
m = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
t(lambda: tf.pad(m, [[1, 1], [2, 0]]))
t(lambda: tf.pad(m, [[0, 0], [0, 1]], constant_values=7))
t(lambda: tf.pad(m, tf.constant([[1, 0], [0, 1]]), 'CONSTANT', -1.5))
t(lambda: tf.pad(m, [[1, 1], [2, 2]], 'REFLECT'))
t(lambda: tf.pad(m, [[2, 1], [3, 3]], 'symmetric'))
t(lambda: tf.pad([1, 2], [[1, 1]]))
t(lambda: tf.pad(m, [[0, 0], [0, 0]]))
t(lambda: tf.pad(m, [[1, 1], [2, 2]], 'EDGE'))
#%% moving_gradients
def grads(f, *xs):
    with tf.GradientTape(persistent=True) as outer:
        for x in xs:
            outer.watch(x)
        with tf.GradientTape() as inner:
            for x in xs:
                inner.watch(x)
            y = f(*xs)
            w = tf.reshape(tf.range(1.0, float(tf.size(y)) + 1.0), y.shape)
            l = tf.reduce_sum(w * y * y)
            p = tf.reduce_sum(w * y)
        g = inner.gradient(l, list(xs))
    print(g)
    print([outer.gradient(gi, list(xs)) if gi is not None else None for gi in g])
    print(outer.gradient(p, list(xs)))
m = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
grads(lambda x: tf.tile(x, [2, 3]), m)
grads(lambda x: tf.reverse(x, [1]), m)
grads(lambda x: tf.roll(x, [1, 1], [0, 1]), m)
grads(lambda x: tf.pad(x, [[1, 0], [0, 2]]), m)
grads(lambda x: tf.pad(x, [[1, 0], [0, 2]], constant_values=3.0), m)
grads(lambda x: tf.pad(x, [[1, 1], [2, 0]], 'REFLECT'), m)
grads(lambda x: tf.pad(x, [[1, 1], [2, 3]], 'SYMMETRIC'), m)
