#%% sgd_first_steps
K = tf.keras.optimizers
for make in (lambda: K.SGD(0.1), lambda: K.SGD(0.1, momentum=0.9), lambda: K.SGD(0.1, momentum=0.9, nesterov=True), lambda: K.SGD(0.1, weight_decay=0.01),):
    w = tf.Variable([[0.5, -1.5], [2.0, 0.25]])
    b = tf.Variable([1.0, -0.5])
    o = make()
    for step in range(3):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2) * 0.5 + tf.reduce_sum(tf.sin(b))
        o.apply_gradients(zip(t.gradient(l, [w, b]), [w, b]))
        print(w.numpy().ravel().round(5), b.numpy().round(5))
    print(o.name, int(o.iterations), len(o.variables), [tuple(v.shape) for v in o.variables])
#%% sgd_hundred_steps
K = tf.keras.optimizers
for make in (lambda: K.SGD(0.1), lambda: K.SGD(0.1, momentum=0.9), lambda: K.SGD(0.1, momentum=0.9, nesterov=True), lambda: K.SGD(0.1, weight_decay=0.01),):
    w = tf.Variable([1.0, -2.0, 0.5])
    o = make()
    for step in range(100):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(0.25 * w ** 4 - w * tf.constant([0.3, -0.2, 0.9]))
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.3f" % v for v in w.numpy()], int(o.iterations))
#%% sgd_float64
K = tf.keras.optimizers
for make in (lambda: K.SGD(0.1), lambda: K.SGD(0.1, momentum=0.9), lambda: K.SGD(0.1, momentum=0.9, nesterov=True), lambda: K.SGD(0.1, weight_decay=0.01),):
    w = tf.Variable([1.0, -2.0, 0.5], dtype=tf.float64)
    o = make()
    for step in range(2):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2)
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.5f" % v for v in w.numpy()])
#%% adam_first_steps
K = tf.keras.optimizers
for make in (lambda: K.Adam(0.1), lambda: K.Adam(0.1, beta_1=0.8, beta_2=0.99, epsilon=1e-3), lambda: K.Adam(0.1, amsgrad=True), lambda: K.AdamW(0.1), lambda: K.AdamW(0.1, weight_decay=0.1),):
    w = tf.Variable([[0.5, -1.5], [2.0, 0.25]])
    b = tf.Variable([1.0, -0.5])
    o = make()
    for step in range(3):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2) * 0.5 + tf.reduce_sum(tf.sin(b))
        o.apply_gradients(zip(t.gradient(l, [w, b]), [w, b]))
        print(w.numpy().ravel().round(5), b.numpy().round(5))
    print(o.name, int(o.iterations), len(o.variables), [tuple(v.shape) for v in o.variables])
#%% adam_hundred_steps
K = tf.keras.optimizers
for make in (lambda: K.Adam(0.1), lambda: K.Adam(0.1, beta_1=0.8, beta_2=0.99, epsilon=1e-3), lambda: K.Adam(0.1, amsgrad=True), lambda: K.AdamW(0.1), lambda: K.AdamW(0.1, weight_decay=0.1),):
    w = tf.Variable([1.0, -2.0, 0.5])
    o = make()
    for step in range(100):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(0.25 * w ** 4 - w * tf.constant([0.3, -0.2, 0.9]))
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.3f" % v for v in w.numpy()], int(o.iterations))
#%% adam_float64
K = tf.keras.optimizers
for make in (lambda: K.Adam(0.1), lambda: K.Adam(0.1, beta_1=0.8, beta_2=0.99, epsilon=1e-3), lambda: K.Adam(0.1, amsgrad=True), lambda: K.AdamW(0.1), lambda: K.AdamW(0.1, weight_decay=0.1),):
    w = tf.Variable([1.0, -2.0, 0.5], dtype=tf.float64)
    o = make()
    for step in range(2):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2)
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.5f" % v for v in w.numpy()])
#%% rmsprop_first_steps
K = tf.keras.optimizers
for make in (lambda: K.RMSprop(0.1), lambda: K.RMSprop(0.1, rho=0.8, momentum=0.9), lambda: K.RMSprop(0.1, centered=True),):
    w = tf.Variable([[0.5, -1.5], [2.0, 0.25]])
    b = tf.Variable([1.0, -0.5])
    o = make()
    for step in range(3):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2) * 0.5 + tf.reduce_sum(tf.sin(b))
        o.apply_gradients(zip(t.gradient(l, [w, b]), [w, b]))
        print(w.numpy().ravel().round(5), b.numpy().round(5))
    print(o.name, int(o.iterations), len(o.variables), [tuple(v.shape) for v in o.variables])
#%% rmsprop_hundred_steps
K = tf.keras.optimizers
for make in (lambda: K.RMSprop(0.005), lambda: K.RMSprop(0.005, rho=0.8, momentum=0.9), lambda: K.RMSprop(0.005, centered=True),):
    w = tf.Variable([1.0, -2.0, 0.5])
    o = make()
    for step in range(100):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(0.25 * w ** 4 - w * tf.constant([0.3, -0.2, 0.9]))
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.3f" % v for v in w.numpy()], int(o.iterations))
#%% rmsprop_float64
K = tf.keras.optimizers
for make in (lambda: K.RMSprop(0.1), lambda: K.RMSprop(0.1, rho=0.8, momentum=0.9), lambda: K.RMSprop(0.1, centered=True),):
    w = tf.Variable([1.0, -2.0, 0.5], dtype=tf.float64)
    o = make()
    for step in range(2):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2)
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.5f" % v for v in w.numpy()])
#%% adagrad_first_steps
K = tf.keras.optimizers
for make in (lambda: K.Adagrad(0.1), lambda: K.Adagrad(0.1, initial_accumulator_value=0.5), lambda: K.Adadelta(1.0), lambda: K.Adadelta(0.5, rho=0.8),):
    w = tf.Variable([[0.5, -1.5], [2.0, 0.25]])
    b = tf.Variable([1.0, -0.5])
    o = make()
    for step in range(3):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2) * 0.5 + tf.reduce_sum(tf.sin(b))
        o.apply_gradients(zip(t.gradient(l, [w, b]), [w, b]))
        print(w.numpy().ravel().round(5), b.numpy().round(5))
    print(o.name, int(o.iterations), len(o.variables), [tuple(v.shape) for v in o.variables])
#%% adagrad_hundred_steps
K = tf.keras.optimizers
for make in (lambda: K.Adagrad(0.1), lambda: K.Adagrad(0.1, initial_accumulator_value=0.5), lambda: K.Adadelta(1.0), lambda: K.Adadelta(0.5, rho=0.8),):
    w = tf.Variable([1.0, -2.0, 0.5])
    o = make()
    for step in range(100):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(0.25 * w ** 4 - w * tf.constant([0.3, -0.2, 0.9]))
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.3f" % v for v in w.numpy()], int(o.iterations))
#%% adagrad_float64
K = tf.keras.optimizers
for make in (lambda: K.Adagrad(0.1), lambda: K.Adagrad(0.1, initial_accumulator_value=0.5), lambda: K.Adadelta(1.0), lambda: K.Adadelta(0.5, rho=0.8),):
    w = tf.Variable([1.0, -2.0, 0.5], dtype=tf.float64)
    o = make()
    for step in range(2):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2)
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.5f" % v for v in w.numpy()])
#%% adamax_first_steps
K = tf.keras.optimizers
for make in (lambda: K.Adamax(0.1), lambda: K.Nadam(0.1), lambda: K.Lion(0.1), lambda: K.Lion(0.1, beta_1=0.5),):
    w = tf.Variable([[0.5, -1.5], [2.0, 0.25]])
    b = tf.Variable([1.0, -0.5])
    o = make()
    for step in range(3):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2) * 0.5 + tf.reduce_sum(tf.sin(b))
        o.apply_gradients(zip(t.gradient(l, [w, b]), [w, b]))
        print(w.numpy().ravel().round(5), b.numpy().round(5))
    print(o.name, int(o.iterations), len(o.variables), [tuple(v.shape) for v in o.variables])
#%% adamax_hundred_steps
K = tf.keras.optimizers
for make in (lambda: K.Adamax(0.1), lambda: K.Nadam(0.1), lambda: K.Lion(0.1), lambda: K.Lion(0.1, beta_1=0.5),):
    w = tf.Variable([1.0, -2.0, 0.5])
    o = make()
    for step in range(100):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(0.25 * w ** 4 - w * tf.constant([0.3, -0.2, 0.9]))
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.3f" % v for v in w.numpy()], int(o.iterations))
#%% adamax_float64
K = tf.keras.optimizers
for make in (lambda: K.Adamax(0.1), lambda: K.Nadam(0.1), lambda: K.Lion(0.1), lambda: K.Lion(0.1, beta_1=0.5),):
    w = tf.Variable([1.0, -2.0, 0.5], dtype=tf.float64)
    o = make()
    for step in range(2):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2)
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.5f" % v for v in w.numpy()])
#%% ftrl_first_steps
K = tf.keras.optimizers
for make in (lambda: K.Ftrl(0.1), lambda: K.Ftrl(0.1, l1_regularization_strength=0.1, l2_regularization_strength=0.2), lambda: K.Ftrl(0.1, l2_shrinkage_regularization_strength=0.1, beta=0.1, learning_rate_power=-0.7),):
    w = tf.Variable([[0.5, -1.5], [2.0, 0.25]])
    b = tf.Variable([1.0, -0.5])
    o = make()
    for step in range(3):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2) * 0.5 + tf.reduce_sum(tf.sin(b))
        o.apply_gradients(zip(t.gradient(l, [w, b]), [w, b]))
        print(w.numpy().ravel().round(5), b.numpy().round(5))
    print(o.name, int(o.iterations), len(o.variables), [tuple(v.shape) for v in o.variables])
#%% ftrl_hundred_steps
K = tf.keras.optimizers
for make in (lambda: K.Ftrl(0.1), lambda: K.Ftrl(0.1, l1_regularization_strength=0.1, l2_regularization_strength=0.2), lambda: K.Ftrl(0.1, l2_shrinkage_regularization_strength=0.1, beta=0.1, learning_rate_power=-0.7),):
    w = tf.Variable([1.0, -2.0, 0.5])
    o = make()
    for step in range(100):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(0.25 * w ** 4 - w * tf.constant([0.3, -0.2, 0.9]))
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.3f" % v for v in w.numpy()], int(o.iterations))
#%% ftrl_float64
K = tf.keras.optimizers
for make in (lambda: K.Ftrl(0.1), lambda: K.Ftrl(0.1, l1_regularization_strength=0.1, l2_regularization_strength=0.2), lambda: K.Ftrl(0.1, l2_shrinkage_regularization_strength=0.1, beta=0.1, learning_rate_power=-0.7),):
    w = tf.Variable([1.0, -2.0, 0.5], dtype=tf.float64)
    o = make()
    for step in range(2):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(w ** 2)
        o.apply_gradients([(t.gradient(l, w), w)])
    print(["%.5f" % v for v in w.numpy()])
#%% optimizer_clipping
for kw in (dict(clipnorm=1.0), dict(clipvalue=0.5), dict(global_clipnorm=1.0), dict(global_clipnorm=100.0), dict(clipnorm=5.0)):
    a, b = tf.Variable([3.0, 4.0]), tf.Variable(12.0)
    o = tf.keras.optimizers.SGD(1.0, **kw)
    with tf.GradientTape() as t:
        l = tf.reduce_sum(a * a) / 2 + b * b / 2
    o.apply_gradients(zip(t.gradient(l, [a, b]), [a, b]))
    print(kw, a.numpy(), b.numpy())
#%% optimizer_refusals
K = tf.keras.optimizers
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: K.SGD(1))
attempt(lambda: K.SGD(0.1, momentum=1))
attempt(lambda: K.Adam(0.1, clipnorm=1.0, clipvalue=1.0))
attempt(lambda: K.Adam(0.1, foo=1))
attempt(lambda: K.SGD(0.1).apply([tf.constant(1.0)]))
attempt(lambda: K.SGD(0.1).set_weights([]))
attempt(lambda: K.Adam(0.1).minimize)
v, u = tf.Variable(1.0), tf.Variable(2.0)
o = K.SGD(0.1)
attempt(lambda: o.apply_gradients([(None, v)]))
o.apply_gradients([(tf.constant(1.0), v)])
print(v.numpy())
attempt(lambda: o.apply_gradients([(tf.constant(1.0), u)]))
attempt(lambda: K.get('nope'))
print(type(K.get('adam')).__name__)
o = K.SGD(K.schedules.ExponentialDecay(0.1, 10, 0.9))
try:
    o.learning_rate = 0.1
except TypeError as e:
    print(str(e)[:60])
#%% optimizer_settings
o = tf.keras.optimizers.SGD(0.5)
v = tf.Variable(1.0)
print(o.learning_rate, o.iterations, o.name)
o.apply_gradients([(tf.constant(1.0), v)])
o.learning_rate = 0.25
o.apply_gradients([(tf.constant(1.0), v)])
o.learning_rate.assign(0.125)
print(o.apply_gradients([(tf.constant(1.0), v)]))
print(v.numpy(), float(o.learning_rate), o.learning_rate.numpy())
print(tf.keras.optimizers.SGD(0.5).name, tf.keras.optimizers.RMSprop().name, tf.keras.optimizers.AdamW().name)
o = tf.keras.optimizers.Adam(0.1)
o.build([v])
print([x.path for x in o.variables], [x.dtype for x in o.variables])
c = tf.keras.optimizers.Adam(0.1, name='mine').get_config()
print(c['name'], round(c['learning_rate'], 5), c['beta_1'], c['amsgrad'], c['clipnorm'])
#%% optimizer_ema_and_accumulation
v = tf.Variable([1.0, 2.0])
o = tf.keras.optimizers.SGD(0.1, use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=3)
for step in range(4):
    o.apply_gradients([(tf.constant([1.0, -1.0]), v)])
    print(v.numpy())
v = tf.Variable([1.0, 2.0])
o = tf.keras.optimizers.SGD(0.1, gradient_accumulation_steps=2)
for step in range(4):
    o.apply_gradients([(tf.constant([1.0, -1.0]) * step, v)])
    print(v.numpy(), int(o.iterations))
#%% optimizer_subclass
class Plain(tf.keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.1, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
    def build(self, variables):
        super().build(variables)
        self.last = []
        for v in variables:
            self.last.append(self.add_variable_from_reference(v, name='last'))
    def update_step(self, gradient, variable, learning_rate):
        lr = tf.cast(learning_rate, variable.dtype)
        last = self.last[self._get_variable_index(variable)]
        self.assign(last, 0.5 * last + gradient)
        self.assign_sub(variable, lr * last)
v = tf.Variable([1.0, 2.0], name='v')
o = Plain()
for step in range(3):
    o.apply_gradients([(2.0 * v, v)])
print(v.numpy(), o.name, [x.name for x in o.variables])
#%% schedules
S = tf.keras.optimizers.schedules
for s in (S.ExponentialDecay(0.1, 10, 0.5), S.ExponentialDecay(0.1, 10, 0.5, staircase=True),
          S.PiecewiseConstantDecay([5, 15], [1.0, 0.5, 0.1]), S.CosineDecay(1.0, 20), S.CosineDecay(1.0, 20, alpha=0.1),
          S.CosineDecay(0.0, 20, warmup_target=1.0, warmup_steps=10), S.PolynomialDecay(1.0, 20, 0.1),
          S.PolynomialDecay(1.0, 20, 0.1, power=2.0, cycle=True), S.InverseTimeDecay(1.0, 5, 0.5),
          S.InverseTimeDecay(1.0, 5, 0.5, staircase=True), S.CosineDecayRestarts(1.0, 8), S.CosineDecayRestarts(1.0, 8, t_mul=1.0, m_mul=0.5)):
    print(type(s).__name__, [round(float(s(i)), 5) for i in (0, 1, 5, 12, 19, 30)])
class Warm(S.LearningRateSchedule):
    def __init__(self, peak):
        self.peak = peak
    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        return self.peak * tf.minimum(1.0, (step + 1) / 4)
o = tf.keras.optimizers.SGD(Warm(0.4))
v = tf.Variable(0.0)
for _ in range(6):
    o.apply_gradients([(tf.constant(1.0), v)])
    print(v.numpy(), float(o.learning_rate))
#%% optimizer_over_a_model
m = tf.keras.Sequential([
    tf.keras.layers.Dense(3, activation='tanh', kernel_initializer=tf.keras.initializers.Constant([[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]])),
    tf.keras.layers.Dense(1, kernel_initializer='ones')])
x = tf.constant([[1.0, 2.0], [-1.0, 0.5], [0.0, 1.0]])
y = tf.constant([[1.0], [0.0], [-1.0]])
o = tf.keras.optimizers.Adam(0.05)
f = tf.keras.losses.MeanSquaredError()
for step in range(30):
    with tf.GradientTape() as t:
        l = f(y, m(x, training=True))
    o.apply_gradients(zip(t.gradient(l, m.trainable_variables), m.trainable_variables))
    if step % 10 == 0:
        print(step, "%.3f" % float(l))
print(m(x).numpy().round(3).tolist(), [v.path for v in m.weights])
print([v.name for v in o.variables])
