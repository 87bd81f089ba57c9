#%% linear_model
class Linear:
    def __init__(self):
        self.w = tf.Variable(2.0)
        self.b = tf.Variable(0.5)
    def __call__(self, x):
        return self.w * x + self.b
    @property
    def variables(self):
        return [self.w, self.b]
model = Linear()
x = tf.constant([1.0, 2.0, 3.0])
y = tf.constant([3.0, 5.0, 7.0])
for step in range(3):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    grads = tape.gradient(loss, model.variables)
    for v, g in zip(model.variables, grads):
        v.assign_sub(0.1 * g)
    print(step, float(loss), model.w.numpy(), model.b.numpy())
#%% layers_and_network
class Layer:
    def __call__(self, x):
        return self.call(x)
    def parameters(self):
        return []
class Dense(Layer):
    def __init__(self, weights, bias, activation=None):
        super().__init__()
        self.w = tf.Variable(weights)
        self.b = tf.Variable(bias)
        self.activation = activation
    def call(self, x):
        z = tf.matmul(x, self.w) + self.b
        return self.activation(z) if self.activation else z
    def parameters(self):
        return [self.w, self.b]
class Sequential(Layer):
    def __init__(self, *layers):
        self.layers = list(layers)
    def call(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
net = Sequential(
    Dense([[0.5, -0.25], [0.125, 1.0]], [0.0, 0.125], tf.nn.relu),
    Dense([[1.0], [-1.0]], [0.25]))
x = tf.constant([[1.0, 2.0], [3.0, -1.0]])
with tf.GradientTape() as tape:
    out = net(x)
    loss = tf.reduce_sum(out ** 2)
print(out.numpy(), len(net.parameters()))
for g in tape.gradient(loss, net.parameters()):
    print(g.numpy())
#%% nested_tapes_in_methods
class Function:
    def __init__(self, f):
        self.f = f
    def slope(self, x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = self.f(x)
        return tape.gradient(y, x)
    def derivative(self):
        return Function(self.slope)
f = Function(lambda x: x ** 4)
x = tf.constant(2.0)
for order in range(4):
    print(order, f.f(x).numpy())
    f = f.derivative()
#%% optimizer_with_state
class Momentum:
    def __init__(self, rate=0.1, beta=0.9):
        self.rate, self.beta = rate, beta
        self.velocity = {}
        self.steps = 0
    def apply_gradients(self, pairs):
        self.steps += 1
        for i, (g, v) in enumerate(pairs):
            self.velocity[i] = self.beta * self.velocity.get(i, tf.zeros_like(v)) + g
            v.assign_sub(self.rate * self.velocity[i])
a = tf.Variable([1.0, -2.0])
b = tf.Variable(3.0)
opt = Momentum()
for _ in range(4):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(a * a) + b ** 2 * 0.5
    opt.apply_gradients(zip(tape.gradient(loss, [a, b]), [a, b]))
print(opt.steps, a.numpy(), b.numpy(), [v.numpy() for v in opt.velocity.values()])
#%% operators_with_tensors
class Dual:
    def __init__(self, value, dot):
        self.value, self.dot = value, dot
    def __mul__(self, other):
        if not isinstance(other, Dual):
            return Dual(self.value * other, self.dot * other)
        return Dual(self.value * other.value, self.dot * other.value + self.value * other.dot)
    __rmul__ = __mul__
    def __add__(self, other):
        return Dual(self.value + other.value, self.dot + other.dot)
    def __radd__(self, other):
        return Dual(self.value + other, self.dot)
    def __repr__(self):
        return f"Dual({float(self.value):.3f}, {float(self.dot):.3f})"
x = Dual(tf.constant(3.0), tf.constant(1.0))
print(x * x, x * x * x + x, 2.0 * x, x * tf.constant(0.5), 1.0 + x)
with tf.GradientTape() as tape:
    v = tf.constant(2.0)
    tape.watch(v)
    y = Dual(v, v * v) * Dual(v, 1.0)
print(tape.gradient(y.dot, v).numpy())
#%% tensor_left_of_object
class Right:
    def __radd__(self, other):
        return "radd"
    def __rmul__(self, other):
        return "rmul"
    def __rmatmul__(self, other):
        return "rmatmul"
    def __rsub__(self, other):
        return "rsub"
t = tf.constant([1.0, 2.0])
print(t + Right(), t * Right(), t @ Right(), t - Right(), np.float32(2.0) + Right())
#%% decorated_methods
class Model:
    def __init__(self):
        self.w = tf.Variable(3.0)
    @tf.function
    def predict(self, x):
        return self.w * x
    @tf.function(reduce_retracing=True)
    def step(self, x, scale=1.0):
        with tf.GradientTape() as tape:
            loss = self.predict(x) ** 2 * scale
        g = tape.gradient(loss, self.w)
        self.w.assign_sub(0.01 * g)
        return loss
    @staticmethod
    @tf.custom_gradient
    def clipped(x):
        def grad(dy):
            return tf.clip_by_value(dy, -0.5, 0.5)
        return x * 1.0, grad
m = Model()
print(m.predict(tf.constant(2.0)).numpy())
print(m.step(tf.constant(2.0)).numpy(), m.step(tf.constant(2.0), scale=0.5).numpy(), m.w.numpy())
x = tf.constant(4.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = Model.clipped(x) * 3.0
print(tape.gradient(y, x).numpy())
#%% data_generator
class Batches:
    def __init__(self, xs, ys, size):
        self.xs, self.ys, self.size = xs, ys, size
    def __len__(self):
        return (len(self.xs) + self.size - 1) // self.size
    def __iter__(self):
        for start in range(0, len(self.xs), self.size):
            yield self.xs[start:start + self.size], self.ys[start:start + self.size]
w = tf.Variable(0.0)
data = Batches(tf.constant([1.0, 2.0, 3.0, 4.0, 5.0]), tf.constant([2.0, 4.0, 6.0, 8.0, 10.0]), 2)
print(len(data))
def losses(epochs):
    for epoch in range(epochs):
        total = 0.0
        for x, y in data:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((w * x - y) ** 2)
            w.assign_sub(0.02 * tape.gradient(loss, w))
            total += float(loss)
        yield total / len(data)
for value in losses(3):
    print(f"{value:.5f}")
print(w.numpy())
#%% context_and_errors
class Recorder:
    def __init__(self, *sources):
        self.sources = sources
    def __enter__(self):
        self.tape = tf.GradientTape(persistent=True)
        self.tape.__enter__()
        for s in self.sources:
            self.tape.watch(s)
        return self
    def __exit__(self, kind, value, trace):
        self.tape.__exit__(kind, value, trace)
        return kind is ZeroDivisionError
    def gradient(self, y, x):
        return self.tape.gradient(y, x)
a, b = tf.constant(2.0), tf.constant(5.0)
with Recorder(a, b) as r:
    y = a * b + a ** 3
print(r.gradient(y, a).numpy(), r.gradient(y, b).numpy(), r.gradient(b, a))
with Recorder(a) as r:
    y = a * a
    1 / 0
print(r.gradient(y, a).numpy())
class ShapeError(ValueError):
    def __init__(self, got):
        super().__init__(f"bad shape {got}")
        self.got = got
def check(t):
    if t.shape != (2,):
        raise ShapeError(tuple(t.shape))
    return t
try:
    check(tf.zeros([3]))
except ValueError as e:
    print(type(e).__name__, e, e.got)
#%% structures_and_match
class Params:
    def __init__(self, **values):
        self.__dict__.update({k: tf.Variable(v) for k, v in values.items()})
    def as_dict(self):
        return dict(vars(self))
p = Params(scale=2.0, shift=[1.0, -1.0])
def energy(kind, x):
    match kind:
        case "square":
            return tf.reduce_sum((p.scale * x + p.shift) ** 2)
        case ("power", n):
            return tf.reduce_sum((p.scale * x) ** n)
        case {"scale": s}:
            return s * tf.reduce_sum(x * p.shift)
x = tf.constant([1.0, 3.0])
for kind in ["square", ("power", 3.0), {"scale": 0.5}]:
    with tf.GradientTape() as tape:
        e = energy(kind, x)
    g = tape.gradient(e, p.as_dict())
    print(e.numpy(), {k: None if v is None else v.numpy().tolist() for k, v in sorted(g.items())})
#%% callable_objects_and_closures
class Poly:
    def __init__(self, *coefficients):
        self.c = [tf.Variable(v) for v in coefficients]
    def __call__(self, x):
        result = tf.zeros_like(x)
        for c in reversed(self.c):
            result = result * x + c
        return result
    def __len__(self):
        return len(self.c)
    def __getitem__(self, i):
        return self.c[i]
    def fit(self, x, y, rate, steps):
        for _ in range(steps):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((self(x) - y) ** 2)
            for v, g in zip(self, tape.gradient(loss, list(self))):
                v.assign_sub(rate * g)
        return loss
q = Poly(0.0, 1.0, 0.5)
x = tf.constant([-1.0, 0.0, 1.0, 2.0])
print(q(x).numpy(), len(q))
print(q.fit(x, 1.0 + x * x, 0.05, 5).numpy())
print([v.numpy() for v in q])
