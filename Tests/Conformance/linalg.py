#%% linalg_values
r = lambda x: tf.round(x * 1e5) / 1e5 + 0.0
a = tf.constant([[4.0, 2.0, 0.5], [2.0, 3.0, 1.0], [0.5, 1.0, 2.0]], tf.float64)
u = tf.constant([[1.0, 5.0, 2.0], [2.0, 9.0, -1.0], [0.0, 3.0, 4.0]], tf.float64)
b = tf.constant([[1.0, -2.0], [0.5, 3.0], [2.0, 1.0]], tf.float64)
print(r(tf.linalg.cholesky(a)), r(tf.linalg.inv(a)), r(tf.linalg.inv(u)), r(tf.linalg.inv(u, adjoint=True)), r(tf.linalg.inv(input=a)))
print(r(tf.linalg.solve(u, b)), r(tf.linalg.solve(u, b, adjoint=True)), r(tf.linalg.solve(matrix=a, rhs=b)))
for lower in [True, False]:
    for adjoint in [True, False]:
        print(r(tf.linalg.triangular_solve(u + 3.0 * tf.eye(3, dtype=tf.float64), b, lower, adjoint)))
print(r(tf.linalg.cholesky_solve(tf.linalg.cholesky(a), b)), r(tf.linalg.det(u)), r(tf.linalg.det(-a)), r(tf.linalg.logdet(a)))
s = tf.linalg.slogdet(u)
print(r(s.sign), r(s.log_abs_determinant), len(s), s._fields, isinstance(s, tuple), s[0] == s.sign)
sign, log = tf.linalg.slogdet(-a)
print(r(sign), r(log))
print(tf.linalg.slogdet(tf.eye(2)), str(tf.linalg.slogdet(tf.eye(2, batch_shape=[2]))))
print(r(tf.linalg.lstsq(b, u[:, :1])), r(tf.linalg.lstsq(b, u[:, :1], l2_regularizer=0.5)), r(tf.linalg.lstsq(tf.transpose(b), u[:2, :1])))
#%% linalg_batches
r = lambda x: tf.round(x * 1e4) / 1e4 + 0.0
x = tf.reshape(tf.range(24, dtype=tf.float64), [2, 3, 2, 2]) / 7.0
a = tf.matmul(x, x, transpose_b=True) + tf.eye(2, dtype=tf.float64)
b = tf.reshape(tf.range(12, dtype=tf.float64), [2, 3, 2, 1])
print(r(tf.linalg.cholesky(a)), r(tf.linalg.inv(a)), r(tf.linalg.det(a)), r(tf.linalg.solve(a, b)), r(tf.linalg.logdet(a)))
print(r(tf.linalg.triangular_solve(a, b)), r(tf.linalg.triangular_solve(a, b[0, 0])), r(tf.linalg.triangular_solve(a[0, 0], b)), r(tf.linalg.triangular_solve(a[:, :1], b[0])))
print(r(tf.linalg.cholesky_solve(a[0], b)).shape, tf.linalg.slogdet(a).sign)
w = tf.reshape(tf.sin(tf.range(4 * 25, dtype=tf.float64) ** 2.0 * 0.7), [4, 5, 5])
p = tf.matmul(w, w, transpose_a=True) + tf.eye(5, dtype=tf.float64)
print(r(tf.linalg.cholesky(p)), r(tf.linalg.inv(p)), r(tf.linalg.det(p)), r(tf.linalg.solve(w, p)[:, :, :1]))
many = tf.reshape(tf.sin(tf.range(19 * 9, dtype=tf.float64) ** 2.0 * 0.3), [19, 3, 3])
print(r(tf.linalg.det(many)), r(tf.reduce_sum(tf.linalg.inv(many + 3.0 * tf.eye(3, dtype=tf.float64)), 0)), r(tf.linalg.slogdet(many)[0]))
#%% linalg_empty
for x in [tf.zeros([0, 0]), tf.zeros([0, 2, 2]), tf.zeros([2, 0, 0])]:
    for f in [tf.linalg.cholesky, tf.linalg.inv, tf.linalg.det, tf.linalg.slogdet, tf.linalg.logdet]:
        print(f(x))
for a, b in [(tf.zeros([0, 0]), tf.zeros([0, 3])), (tf.eye(2), tf.zeros([2, 0])), (tf.zeros([2, 2]), tf.zeros([2, 0])), (tf.zeros([0, 2, 2]), tf.zeros([0, 2, 1]))]:
    for f in [tf.linalg.solve, tf.linalg.triangular_solve, tf.linalg.cholesky_solve]:
        print(f(a, b))
#%% linalg_special_values
nan, inf = float("nan"), float("inf")
z = lambda x: x + 0.0
c = tf.constant([[1.0], [2.0]])
for m in [[[1.0, 2.0], [2.0, 1.0]], [[0.0, 0.0], [0.0, 0.0]], [[nan, 0.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, nan]], [[inf, 0.0], [0.0, 1.0]], [[4.0, 100.0], [2.0, 3.0]], [[1.0, 2.0], [2.0, 4.0]]]:
    x = tf.constant(m)
    print(tf.linalg.det(x), tf.linalg.slogdet(x))
    for f in [tf.linalg.inv, lambda x: tf.linalg.solve(x, c), lambda x: tf.linalg.triangular_solve(x, c), tf.linalg.logdet]:
        try:
            print(z(f(x)))
        except Exception as e:
            print(type(e).__name__, e)
for m in [[[nan, 0.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, nan]], [[inf, 0.0], [0.0, 1.0]], [[4.0, 100.0], [2.0, 3.0]]]:
    print(tf.linalg.cholesky(m))
print(tf.linalg.cholesky([[1.0, 2.0], [2.0, 1.0]])[0, 0], tf.linalg.cholesky([[[4.0]], [[-1.0]]]))
d = lambda *v: tf.linalg.det(tf.constant(v) * tf.eye(len(v)) if inf not in v and -inf not in v else tf.where(tf.eye(len(v)) == 1.0, tf.constant(v), 0.0))
print(d(1e30, 1e30, 1e-30, 1e-30), d(1e-30, 1e-30, 1e30, 1e30), d(1e30, 1e30), d(inf, 0.0), d(-inf, 2.0))
#%% linalg_errors
A, b = tf.constant([[4.0, 2.0], [2.0, 3.0]]), tf.constant([[1.0], [2.0]])
S, R, V, I, B, D = tf.constant([[1.0, 2.0], [2.0, 4.0]]), tf.ones([2, 3]), tf.ones([3]), tf.constant([[1, 2], [3, 4]]), tf.constant([True]), tf.eye(2, dtype=tf.float64)
C = tf.stack([A, S])
for f in [tf.linalg.cholesky, tf.linalg.inv, tf.linalg.det, tf.linalg.slogdet, tf.linalg.logdet]:
    for x in [R, V, I, B, 2.0, tf.ones([2, 3, 2]), tf.zeros([0, 3]), tf.zeros([2, 2, 0]), tf.zeros([0, 2, 3])]:
        try:
            print(f(x))
        except Exception as e:
            print(type(e).__name__, e)
for f in [tf.linalg.solve, tf.linalg.triangular_solve, tf.linalg.cholesky_solve]:
    for x, y in [(A, tf.ones([3, 1])), (A, tf.ones([2])), (R, b), (V, V), (C, tf.ones([3, 2, 1])), (C, tf.ones([2, 3, 1])), (I, I), (D, b), (A, D), (A, I), (I, b), (2.0, 3.0), (tf.ones([2, 2, 3]), tf.ones([2, 2, 1])), (B, B), (R, R)]:
        try:
            print(f(x, y))
        except Exception as e:
            print(type(e).__name__, e)
for f in [lambda: tf.linalg.solve(A, tf.ones([1, 2, 1])), lambda: tf.linalg.solve(C, tf.ones([2, 1])), lambda: tf.linalg.solve(C, tf.ones([1, 2, 1])), lambda: tf.linalg.solve(C, tf.ones([2, 2, 1])), lambda: tf.linalg.inv(C), lambda: tf.linalg.solve(S, b), lambda: tf.linalg.inv(S), lambda: tf.linalg.lstsq(tf.ones([3]), tf.ones([3, 1])), lambda: tf.linalg.lstsq(I, I), lambda: tf.linalg.solve([[2.0, 0.0], [0.0, 1.0]], [[1], [2]]), lambda: tf.linalg.solve(A, np.ones((2, 1))), lambda: tf.linalg.slogdet(A).foo]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#%% linalg_gradients
r = lambda x: None if x is None else tf.round(x * 1e4) / 1e4 + 0.0
a = tf.constant([[4.0, 2.0, 0.5], [2.5, 5.0, 1.0], [0.25, 1.5, 3.0]], tf.float64)
b = tf.constant([[1.0, -2.0], [0.5, 3.0], [2.0, 1.0]], tf.float64)
w = tf.constant([[0.5, -1.0, 2.0], [1.0, 0.25, -0.5], [3.0, 1.0, 0.75]], tf.float64)
fs = [lambda: tf.linalg.cholesky(a) * w, lambda: tf.linalg.inv(a) * w, lambda: tf.linalg.inv(a, True) * w, lambda: tf.linalg.det(a), lambda: tf.linalg.slogdet(a)[1], lambda: tf.linalg.slogdet(a)[0], lambda: tf.linalg.logdet(a), lambda: tf.linalg.solve(a, b) * b, lambda: tf.linalg.solve(a, b, adjoint=True) * b, lambda: tf.linalg.cholesky_solve(a, b) * b, lambda: tf.linalg.lstsq(b, w)] + [lambda l=l, d=d: tf.linalg.triangular_solve(a, b, lower=l, adjoint=d) * b for l in [True, False] for d in [True, False]]
for f in fs:
    with tf.GradientTape(persistent=True) as o:
        o.watch([a, b])
        with tf.GradientTape() as t:
            t.watch([a, b])
            y = f()
        g = t.gradient(y, [a, b])
        s = sum([tf.reduce_sum(k * k) for k in g if k is not None])
    h = o.gradient(s, [a, b])
    print([r(k) for k in g], [r(k) for k in h])
x = tf.Variable([[2.0, 1.0], [1.0, 3.0]])
with tf.GradientTape() as t:
    y = tf.linalg.triangular_solve(tf.reshape(x, [1, 2, 2]) * tf.ones([3, 1, 1]), tf.ones([2, 1]))
print(t.gradient(y, x))
with tf.GradientTape() as t:
    y = tf.linalg.slogdet(x)
print(t.gradient(y, x))
with tf.GradientTape() as t:
    y = tf.linalg.inv(tf.cast(tf.constant([[1, 2], [3, 5]]), tf.float32))
print(t.gradient(y, x))
for f in [tf.linalg.det, lambda x: tf.linalg.slogdet(x)[1]]:
    s = tf.constant([[1.0, 2.0], [2.0, 4.0]])
    with tf.GradientTape() as t:
        t.watch(s)
        y = f(s)
    try:
        print(t.gradient(y, s))
    except Exception as e:
        print(type(e).__name__, e)
s = tf.constant([[1.0, 2.0], [2.0, 1.0]])
with tf.GradientTape() as t:
    t.watch(s)
    y = tf.linalg.logdet(s)
print(y, t.gradient(y, s))
#%% linalg_gaussian_process
x = tf.constant([0.1, 0.4, 0.9, 1.3, 2.2, 2.9, 3.1, 4.0], tf.float64)
y = tf.constant([0.2, 0.5, 0.8, 0.9, 0.7, 0.1, 0.0, -0.6], tf.float64)
scale, noise = tf.constant(1.3, tf.float64), tf.constant(0.2, tf.float64)
with tf.GradientTape() as t:
    t.watch([scale, noise])
    d = (x[:, None] - x[None, :]) / scale
    k = tf.exp(-0.5 * d * d) + noise * noise * tf.eye(8, dtype=tf.float64)
    l = tf.linalg.cholesky(k)
    alpha = tf.linalg.cholesky_solve(l, y[:, None])
    like = -0.5 * tf.reduce_sum(y * alpha[:, 0]) - 0.5 * tf.linalg.logdet(k) - 4.0 * tf.math.log(tf.constant(6.283185307179586, tf.float64))
g = t.gradient(like, [scale, noise])
print(tf.round(like * 1e6), [tf.round(k * 1e6) for k in g])
#%% linalg_kalman
F = tf.constant([[1.0, 0.1], [0.0, 1.0]], tf.float64)
H = tf.constant([[1.0, 0.0]], tf.float64)
q, z = tf.constant(0.3, tf.float64), tf.constant([0.1, 0.25, 0.3, 0.5, 0.45], tf.float64)
with tf.GradientTape() as t:
    t.watch(q)
    m, P, nll = tf.zeros([2, 1], tf.float64), tf.eye(2, dtype=tf.float64), 0.0
    for i in range(5):
        m, P = F @ m, F @ P @ tf.transpose(F) + q * tf.eye(2, dtype=tf.float64)
        S = H @ P @ tf.transpose(H) + 0.1
        K = tf.transpose(tf.linalg.solve(S, H @ P))
        e = z[i] - H @ m
        m, P = m + K @ e, P - K @ H @ P
        nll += 0.5 * (tf.linalg.slogdet(S).log_abs_determinant + tf.reduce_sum(e * tf.linalg.solve(S, e)))
print(tf.round(nll * 1e6), tf.round(t.gradient(nll, q) * 1e6), tf.round(m * 1e6))
#%% linalg_decisions
for a in [tf.constant([[2.0, 1.0], [1.0, 3.0]]), tf.constant([[1.0, 2.0], [2.0, 4.0]])]:
    try:
        with tf.GradientTape() as t:
            t.watch(a)
            y = tf.reduce_sum(tf.linalg.inv(a) ** 2.0)
        print(tf.round(y * 1e4), tf.round(t.gradient(y, a) * 1e3) + 0.0)
    except tf.errors.InvalidArgumentError as e:
        print("singular:", e.message)
#%% linalg_dependent_rows
base = [[3.0, 6.0, 1.0, 2.0, 7.0], [1.0, 5.0, 4.0, 9.0, 2.0], [8.0, 1.0, 7.0, 3.0, 5.0], [2.0, 9.0, 6.0, 4.0, 1.0]]
fail = lambda f: [type(e).__name__ + " " + str(e) for e in [attempt(f)] if isinstance(e, Exception)] or "ok"
def attempt(f):
    try:
        return f()
    except Exception as e:
        return e
for dtype in [tf.float32, tf.float64]:
    for n in [2, 3, 4, 5]:
        for factor in [2.0, 3.0, -7.0, 0.1]:
            rows = [row[:n] for row in base[:n - 1]]
            a = tf.constant(rows + [[factor * v for v in rows[0]]], dtype)
            s = tf.linalg.slogdet(a)
            print(n, factor, tf.linalg.det(a).numpy() == 0.0, s.sign.numpy() if s.sign.numpy() == 0.0 else "", bool(tf.math.is_inf(s.log_abs_determinant)), fail(lambda: tf.linalg.inv(a)), fail(lambda: tf.linalg.inv(a, adjoint=True)), fail(lambda: tf.linalg.solve(a, tf.ones([n, 1], dtype))))
many = tf.constant([[[3.0, 6.0], [1.0, 2.0]]] * 9 + [[[2.0, 1.0], [1.0, 1.0]]])
print(tf.linalg.det(many), tf.linalg.slogdet(many), fail(lambda: tf.linalg.inv(many)))
twenty = tf.constant([[float((7 * i + 3 * j + i * j) % 11 - 5) for j in range(20)] for i in range(19)])
twenty = tf.concat([twenty, 2.0 * twenty[4:5]], 0)
print(tf.linalg.det(twenty) == 0.0, fail(lambda: tf.linalg.inv(twenty)), fail(lambda: tf.linalg.solve(twenty, twenty)))
#%% linalg_signs_of_zero
d = lambda *v: print(v, tf.linalg.det(tf.linalg.diag(v)), *tf.linalg.slogdet(tf.linalg.diag(v)))
d(-1.0, 0.0)
d(0.0, -1.0)
d(-0.0, 1.0)
d(-0.0, -1.0, -2.0)
d(1e-30, -1e-30)
d(1e30, 1e30, 0.0)
d(-1e30, 1e30, 0.0)
for m in [[[0.0, 0.0], [-1.0, 0.0]], [[-1.0, 2.0], [-1.0, 2.0]], [[1.0, 2.0], [1.0, 2.0]], [[0.0, 1.0], [0.0, 0.0]], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]], [[2.0, 4.0, 6.0], [4.0, 10.0, 12.0], [6.0, 12.0, 18.0]]]:
    print(m, tf.linalg.det(m), *tf.linalg.slogdet(m))
print(tf.linalg.inv([[-2.0, 0.0], [0.0, 4.0]]), tf.linalg.solve([[-2.0, 0.0], [0.0, 4.0]], [[0.0], [0.0]]))
#%% linalg_gradients_of_dependent_rows
for m in [[[3.0, 6.0], [1.0, 2.0]], [[2.0, 4.0, 6.0], [4.0, 10.0, 12.0], [6.0, 12.0, 18.0]], [[0.0, 0.0], [0.0, 0.0]]]:
    for f in [tf.linalg.det, lambda a: tf.linalg.slogdet(a)[1], lambda a: tf.linalg.slogdet(a)[0], tf.linalg.inv, lambda a: tf.linalg.solve(a, tf.ones_like(a))]:
        a = tf.constant(m)
        with tf.GradientTape() as t:
            t.watch(a)
            try:
                y = f(a)
            except Exception as e:
                print(type(e).__name__, e)
                continue
        try:
            print(t.gradient(y, a))
        except Exception as e:
            print(type(e).__name__, e)
#%% linalg_powers
inf, nan = float("inf"), float("nan")
for dtype in [tf.float32, tf.float64]:
    x = tf.constant([0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -0.3, inf, -inf, nan], dtype)
    for p in [0.0, -0.0, 1.0, 2.0, 3.0, 4.0, 5.0, -1.0, -2.0, -3.0, 0.5, -0.5, 2.5, -2.5, inf, -inf, nan]:
        print(p, *(x ** p).numpy(), tf.reduce_all((x ** p == tf.pow(x, tf.fill([11], tf.constant(p, dtype)))) | tf.math.is_nan(x ** p)))
x = tf.constant([-3.0, -1.3, -0.2, 0.7, 1.9, 11.0])
for y in [x ** 3, x ** 4, x ** -1, x ** -2, x ** 7, 2.0 ** x]:
    print(*y.numpy())
for p in [2.0, 3, 1, 0, -1, -2, 0.5, -0.5, 5.0, 2.5]:
    v, q = tf.constant([-2.0, 0.0, 3.0]), tf.constant(float(p))
    with tf.GradientTape() as t:
        t.watch([v, q])
        y = v ** p + v ** q
    print(p, t.gradient(y, [v, q]))
