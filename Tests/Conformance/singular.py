#%% singular_tf_abs
f = tf.abs
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_negative
f = tf.negative
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_sign
f = tf.sign
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_square
f = tf.square
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_sqrt
f = tf.sqrt
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_reciprocal
f = tf.math.reciprocal
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_exp
f = tf.exp
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_expm1
f = tf.math.expm1
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_log
f = tf.math.log
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_log1p
f = tf.math.log1p
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_sin
f = tf.sin
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_cos
f = tf.cos
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_tan
f = tf.tan
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_asin
f = tf.asin
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_acos
f = tf.acos
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_atan
f = tf.atan
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_sinh
f = tf.sinh
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_cosh
f = tf.cosh
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_tanh
f = tf.tanh
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_asinh
f = tf.asinh
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_acosh
f = tf.acosh
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_atanh
f = tf.atanh
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_erf
f = tf.math.erf
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, ):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_erfc
f = tf.math.erfc
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_lgamma
f = tf.math.lgamma
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_digamma
f = tf.math.digamma
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_sigmoid
f = tf.sigmoid
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_nn_softplus
f = tf.nn.softplus
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_nn_relu
f = tf.nn.relu
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_nn_relu6
f = tf.nn.relu6
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_nn_elu
f = tf.nn.elu
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_nn_selu
f = tf.nn.selu
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_nn_leaky_relu
f = tf.nn.leaky_relu
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_math_log_sigmoid
f = tf.math.log_sigmoid
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_tf_floor
f = tf.floor
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_pow2
f = lambda x: x ** 2.0
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_pow3
f = lambda x: x ** 3.0
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_powm1
f = lambda x: x ** -1.0
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_pow_5
f = lambda x: x ** 0.5
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_1_x_1x
f = lambda x: 1.0 / x
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_x_x_xx
f = lambda x: x / x
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_xlogy
f = lambda x: tf.math.xlogy(x, x)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_divnn2
f = lambda x: tf.math.divide_no_nan(x, x)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_mulnn
f = lambda x: tf.math.multiply_no_nan(x, x)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_atan2c
f = lambda x: tf.atan2(1.0, x)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_2_x
f = lambda x: 2.0 ** x
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_x_x
f = lambda x: x ** x
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_sqdiff
f = lambda x: tf.math.squared_difference(x, 1.0)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_max
f = lambda x: tf.maximum(x, 0.0)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_min
f = lambda x: tf.minimum(x, x)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_mod
f = lambda x: x % 2.0
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_clip
f = lambda x: tf.clip_by_value(x, -1.0, 1.0)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_prod
f = lambda x: tf.reduce_prod(x, axis=1)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_eucl
f = lambda x: tf.math.reduce_euclidean_norm(x, axis=1)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_rmax
f = lambda x: tf.reduce_max(x, axis=1)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_cumprod
f = lambda x: tf.math.cumprod(x, axis=1)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_add
f = lambda x: x + x
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_mul
f = lambda x: x * x
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_cumsum
f = lambda x: tf.cumsum(x,axis=1)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
#%% singular_where
f = lambda x: tf.where(x > 0.0, x, -x)
def code(v):
    sign = '-' if str(v)[0] == '-' else ' '
    return ' nan' if v != v else sign + ('  0' if v == 0.0 else 'inf' if abs(v) == float('inf') else '  1')
for dtype in (tf.float32, tf.float64):
    for c in ((1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.0, 0.0, 0.0)):
        x = tf.constant([[0.0], [-0.0], [1.0], [-1.0], [2.0], [-2.0], [float('inf')], [float('-inf')], [float('nan')], [1e-9], [0.5], [-0.5]], dtype)
        d = h = k = None
        with tf.GradientTape() as a:
            a.watch(x)
            with tf.GradientTape() as b:
                b.watch(x)
                with tf.GradientTape() as t:
                    t.watch(x)
                    y = f(x)
                d = t.gradient(y, x, output_gradients=c[0] * tf.ones_like(y))
            if d is not None:
                h = b.gradient(d, x, output_gradients=c[1] * tf.ones_like(d))
        if h is not None:
            k = a.gradient(h, x, output_gradients=c[2] * tf.ones_like(h))
        for r in (y, d, h, k):
            print(None if r is None else ','.join([code(v) for v in tf.reshape(r, [-1]).numpy().tolist()]))
