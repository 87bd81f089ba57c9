#%% generated_1
x = tf.Variable(tf.constant([0.903, 1.441], tf.float64, shape=[2]))
with tf.GradientTape(persistent=True) as tape:
    t0 = tf.reshape(x, [1, -1])
    t1 = tf.math.erfc(x)
    t2 = tf.reduce_max(t0, axis=[0], keepdims=False)
    t3 = tf.transpose(t2, [0])
    t4 = tf.expand_dims(t3, -1)
    t5 = tf.maximum(t2, 0.1)
    t6 = t5[-1]
    t7 = tf.tanh(t6)
g = tape.gradient(t7, {'x': x}, unconnected_gradients='zero')
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t7, x))
#%% generated_2
x = tf.constant(1.520, tf.float32, shape=[])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.tanh(x)
        t1 = (tf.square(t0) + 0.4) ** t0
        t2 = tf.stack([x, 0.5 * x], axis=0)
    g = tape.gradient(t2, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_3
x = tf.Variable(tf.constant(1.164, tf.float64, shape=[]))
y = tf.Variable(tf.constant(0.541, tf.float64, shape=[]))
z = tf.Variable(tf.constant([[[[[-1.576], [1.360], [-0.371]], [[-0.612], [-1.500], [0.904]]], [[[1.314], [0.771], [1.739]], [[-1.594], [-0.161], [0.469]]], [[[1.424], [0.816], [1.076]], [[1.093], [1.259], [-1.556]]]], [[[[-1.288], [1.740], [-1.313]], [[-1.176], [0.584], [-0.919]]], [[[0.250], [-0.798], [-0.134]], [[1.407], [-0.175], [-0.742]]], [[[1.036], [0.959], [-0.626]], [[-0.284], [-1.713], [0.596]]]]], tf.float64, shape=[2, 3, 2, 3, 1]))
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.math.xlogy(y, 2.5)
    t1 = tf.tanh(x)
    t2 = tf.tanh(t0)
    t3 = tf.atan2(t0, tf.square(z) + 0.3)
g = tape.gradient(t3, {'x': x, 'y': y, 'z': z}, output_gradients=t3 * 0.5 + 1.0)
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_4
x = tf.constant([[-0.783], [1.461]], tf.float64, shape=[2, 1])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.tanh(x)
        t1 = tf.reshape(t0, [1, -1])
        t2 = tf.math.xlogy(t0, 2.5)
        g = tape.gradient(t2, [x], output_gradients=t2 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_5
x = tf.constant([-1.529, -1.203, -0.292], tf.float64, shape=[3])
y = tf.Variable(tf.constant([-0.122, -0.794], tf.float64, shape=[2]))
z = tf.Variable(tf.constant([[[0.315], [-1.753], [-0.456]], [[-1.732], [-1.583], [0.633]]], tf.float64, shape=[2, 3, 1]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.sign(y) * y
    t1 = tf.maximum(y, 0.1)
    t2 = tf.add(t1, t1)
g = tape.gradient(t2, x)
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_6
x = tf.constant([[], []], tf.float32, shape=[2, 0])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = x[-2]
    t1 = x * t0
    t2 = tf.math.log(tf.abs(t0) + 0.5)
    t3 = tf.tanh(t1)
g = tape.gradient(t3, [x], unconnected_gradients='zero')
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_7
x = tf.Variable(tf.constant([-0.722], tf.float64, shape=[1]))
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape(persistent=False) as tape:
        x.assign(0.5 * x)
        t0 = x - x
        t1 = tf.atan2(x, tf.square(x) + 0.3)
    g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_8
x = tf.Variable(tf.constant(-0.245, tf.float64, shape=[]))
y = tf.constant([[[[[-1.625, 0.252], [-1.390, 0.984]], [[1.634, 1.334], [0.265, -0.757]]], [[[0.283, -0.675], [-0.946, -1.089]], [[-1.131, -0.931], [-0.352, 1.339]]], [[[0.586, 1.554], [0.329, -1.004]], [[1.294, 0.956], [-0.625, 0.999]]]], [[[[-1.474, -0.685], [-0.603, -0.554]], [[0.533, 1.518], [0.398, 0.298]]], [[[-0.443, -0.610], [-1.454, 0.681]], [[-1.068, -0.336], [0.792, -1.100]]], [[[1.319, -0.245], [-1.399, 0.361]], [[1.304, -0.422], [-0.679, -1.364]]]]], tf.float64, shape=[2, 3, 2, 2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(y)
        t0 = tf.floor(x) - x
        t1 = 1.5 - x
        g = tape.gradient(t1, [x, y], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_9
x = tf.Variable(tf.constant([-0.675, 1.627], tf.float64, shape=[2]))
y = tf.constant([[0.388], [1.717]], tf.float64, shape=[2, 1])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(y)
        t0 = tf.reshape(x, [1, -1])
        t1 = tf.tanh(y)
    g = tape.gradient(t1, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t1, t0))
#%% generated_10
x = tf.constant([], tf.float64, shape=[0, 2])
y = tf.constant([-0.985, 0.229, 0.176], tf.float64, shape=[3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.reshape(y, [3, -1])
        t1 = tf.asinh(t0)
        t2 = x ** 2
        t3 = tf.add(t0, y)
        t4 = t3 * t1
        t5 = tf.asin(0.9 * tf.tanh(t4))
        t6 = tf.tanh(t2)
    g = tape.gradient(t6, [x, y], output_gradients=t6 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_11
x = tf.constant([[[-0.414, 1.171, -0.260], [0.341, -1.112, 1.740]], [[-1.159, -0.201, -1.595], [-1.423, 0.849, -0.983]], [[0.950, -0.877, 0.792], [-1.303, 1.389, 0.151]]], tf.float64, shape=[3, 2, 3])
y = tf.constant(-1.539, tf.float64, shape=[])
z = tf.constant([[], [], []], tf.float64, shape=[3, 0, 2, 3, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        tape.watch(z)
        t0 = tf.math.digamma(tf.square(x) + 1.0)
        t1 = tf.math.rsqrt(tf.square(x) + 0.5)
        t2 = tf.sinh(0.5 * t0)
        t3 = tf.maximum(z, y)
        t4 = tf.reduce_mean(t2, axis=None, keepdims=False)
        g = tape.gradient(t4, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_12
x = tf.constant([[0.920, 1.274], [-1.049, -1.763]], tf.float64, shape=[2, 2])
y = tf.constant([-0.227, 1.258], tf.float64, shape=[2])
z = tf.constant(-1.493, tf.float64, shape=[])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = z - z
    t1 = tf.subtract(y, x)
    t2 = tf.math.floormod(t1, tf.square(t1) + 0.9)
    t3 = t1 + t1
    t4 = tf.tanh(z)
    t5 = tf.where(t2 > 0.0, t2, 0.25 * t2)
g = tape.gradient(t5, {'x': x, 'y': y, 'z': z}, unconnected_gradients='zero')
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t5, y))
#%% generated_14
x = tf.constant([[[1.348, 0.615, 0.769], [-0.548, 0.709, 0.713]], [[-0.374, 0.380, -0.309], [0.147, 0.448, 0.786]]], tf.float64, shape=[2, 2, 3])
y = tf.Variable(tf.constant([[-1.084, 0.408, -1.370], [0.973, -0.560, -0.924]], tf.float64, shape=[2, 3]))
z = tf.Variable(tf.constant([-0.574], tf.float64, shape=[1]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.math.multiply_no_nan(y, y)
        t1 = tf.stop_gradient(x) * x
        t2 = tf.expand_dims(t1, -2)
        t3 = tf.subtract(t0, x)
        t4 = tf.math.digamma(tf.square(t2) + 1.0)
        t5 = t3 % 0.75
        t6 = tf.reduce_sum(t1, -2, keepdims=True)
    g = tape.gradient(t6, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t6, t2))
#%% generated_15
x = tf.Variable(tf.constant([], tf.float32, shape=[0, 3]))
with tf.GradientTape(persistent=True) as tape:
    t0 = (tf.square(x) + 0.4) ** x
    t1 = tf.nn.gelu(t0, approximate=True)
    t2 = tf.tanh(t0)
    t3 = tf.math.rsqrt(tf.square(t2) + 0.5)
    t4 = tf.cosh(0.5 * t2)
    t5 = tf.math.xdivy(t3, tf.square(t4) + 0.5)
    t6 = t1 + t5
    g = tape.gradient(t6, x)
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_16
x = tf.Variable(tf.constant([-0.796, 0.504], tf.float64, shape=[2]))
y = tf.Variable(tf.constant([-1.718, 0.138, -1.726], tf.float64, shape=[3]))
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.tanh(y)
    t1 = tf.reduce_prod(y, axis=0, keepdims=False)
g = tape.gradient(t1, x)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_18
x = tf.constant([[0.411, 0.879, 0.433, -0.652], [-1.572, -0.387, -1.349, -1.478]], tf.float64, shape=[2, 4])
y = tf.constant([[[1.759, -1.412], [1.014, 1.503], [1.038, 0.912]], [[-0.943, -0.423], [0.323, 1.075], [-1.100, 1.444]]], tf.float64, shape=[2, 3, 2])
z = tf.constant([[0.359, -0.524], [-1.024, -1.685]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.minimum(y, y)
        t1 = tf.reduce_min(t0, [-1, 1, 0], keepdims=False)
        t2 = tf.tanh(t1)
        t3 = tf.nn.relu(t1)
        t4 = tf.tanh(t3)
        t5 = tf.sinh(0.5 * t3)
        t6 = tf.tanh(t5)
        t7 = tf.acosh(tf.square(t2) + 1.2)
    g = tape.gradient(t7, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_19
x = tf.constant(-0.769, tf.float64, shape=[])
y = tf.constant([0.283], tf.float64, shape=[1])
z = tf.constant([[[[], [], []], [[], [], []], [[], [], []]], [[[], [], []], [[], [], []], [[], [], []]], [[[], [], []], [[], [], []], [[], [], []]]], tf.float64, shape=[3, 3, 3, 0, 2])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        tape.watch(z)
        t0 = tf.minimum(y, y)
        t1 = tf.atan(t0)
        t2 = tf.tanh(t1)
        t3 = -z
        t4 = tf.reduce_sum(t0, None, keepdims=False)
        t5 = tf.math.floormod(t3, tf.square(t4) + 0.9)
        g = tape.gradient(t5, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_20
x = tf.constant([[[-1.583, -0.146, 1.790]], [[-0.313, 1.715, 0.800]], [[-0.639, 0.659, -1.167]]], tf.float32, shape=[3, 1, 3])
y = tf.constant([[-0.443, -0.424]], tf.float32, shape=[1, 2])
z = tf.Variable(tf.constant([-1.161, -0.555, -1.560], tf.float32, shape=[3]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.nn.gelu(z)
        t1 = tf.reduce_min(y, axis=[-1, 0], keepdims=False)
        t2 = tf.math.xlogy(1.5, tf.square(x) + 0.5)
        t3 = tf.reduce_mean(t0, axis=0, keepdims=True)
        t4 = tf.cosh(0.5 * t1)
        t5 = tf.math.erfc(t0)
        g = tape.gradient(t5, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y, z])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_21
x = tf.constant([-1.783, 1.473], tf.float64, shape=[2])
y = tf.constant([[], []], tf.float64, shape=[2, 0])
z = tf.Variable(tf.constant([[-1.667, -0.843, 1.147]], tf.float64, shape=[1, 3]))
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        with tape.stop_recording():
            t0 = tf.math.log_sigmoid(y)
        t1 = tf.math.expm1(0.5 * t0)
        z.assign(0.5 * z)
        t2 = tf.nn.relu6(4.0 * y)
        t3 = tf.expand_dims(t2, -3)
        t4 = tf.tanh(t3)
        t5 = t1[0]
        t6 = tf.math.floormod(t4, tf.square(t2) + 0.9)
        t7 = tf.tanh(t2)
    g = tape.gradient(t7, [x, y, z], unconnected_gradients='zero', output_gradients=t7 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_22
x = tf.constant([0.413, -1.357], tf.float32, shape=[2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.reduce_prod(x, axis=None, keepdims=False)
        t1 = tf.nn.gelu(t0, approximate=True)
        t2 = x - t1
        g = tape.gradient(t2, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_23
x = tf.Variable(tf.constant([[[0.322, -0.555], [-0.476, 1.633]]], tf.float32, shape=[1, 2, 2]))
y = tf.Variable(tf.constant([[], []], tf.float32, shape=[2, 0, 2, 2, 3]))
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape(persistent=True) as tape:
        t0 = tf.concat([y, tf.sin(y)], 2)
        t1 = tf.reduce_prod(x, axis=1, keepdims=False)
        t2 = tf.reduce_sum(y, None, keepdims=True)
        t3 = tf.where(t2 > 0.0, t2, 0.25 * t2)
        t4 = tf.nn.leaky_relu(t3)
        t5 = tf.sqrt(tf.square(t1) + 0.3)
        t6 = tf.reduce_min(t1, axis=[1], keepdims=False)
        g = tape.gradient(t6, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_24
x = tf.constant([-0.388, -1.300, -1.471, 1.332], tf.float64, shape=[4])
y = tf.Variable(tf.constant([[-0.148, -1.729, 1.259, 1.720], [-1.268, 1.534, -1.258, 0.227], [1.223, -1.672, 0.676, -0.628]], tf.float64, shape=[3, 4]))
z = tf.Variable(tf.constant([[1.562, 1.056, 1.672]], tf.float64, shape=[1, 3]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.gather(z, [0])
        t1 = tf.atan(z)
        t2 = t0 % 0.75
        t3 = tf.clip_by_value(t1, -0.6, 0.8)
        t4 = t0[0]
        t5 = tf.transpose(t1, [0, 1])
        t6 = tf.reduce_min(t4, None, keepdims=False)
        t7 = tf.math.squared_difference(t6, t3)
    g = tape.gradient(t7, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_25
x = tf.constant([0.172, 0.159, 0.263], tf.float64, shape=[3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = x / (tf.square(x) + 0.7)
    t1 = tf.math.multiply_no_nan(x, t0)
    t2 = tf.nn.relu(t0)
    t3 = tf.stop_gradient(t2) * t2
    t4 = tf.math.erf(t3)
    t5 = tf.transpose(t1, [0])
g = tape.gradient(t5, x)
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_27
x = tf.constant([-0.211, 0.530], tf.float64, shape=[2])
y = tf.constant([-0.935, -1.341], tf.float64, shape=[2])
z = tf.constant([[1.358, 1.788], [-1.537, 0.530]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = tf.gather(x, [0])
    t1 = tf.reduce_mean(t0, axis=[-1], keepdims=True)
    t2 = tf.atan2(t1, tf.square(x) + 0.3)
    t3 = t1[..., ::1]
g = tape.gradient(t3, x, output_gradients=t3 * 0.5 + 1.0)
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_28
x = tf.constant([[1.398, -0.463], [0.377, -1.131], [-0.147, -0.218]], tf.float64, shape=[3, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.maximum(x, x)
    t1 = tf.nn.leaky_relu(x)
    t2 = tf.reduce_mean(t0, axis=1, keepdims=False)
    t3 = tf.reduce_prod(x, axis=[1], keepdims=True)
    t4 = t0 % 0.75
    t5 = tf.math.lgamma(tf.square(t4) + 0.5)
    g = tape.gradient(t5, {'x': x}, unconnected_gradients='zero')
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_29
x = tf.Variable(tf.constant([[0.768], [-1.756]], tf.float64, shape=[2, 1]))
y = tf.constant([[0.660, 1.521], [-0.860, -0.473]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    t0 = tf.tanh(x)
    t1 = tf.tanh(x)
    t2 = tf.atanh(0.8 * tf.tanh(t1))
    t3 = tf.stack([x, 0.5 * x], axis=0)
    t4 = tf.gather(t1, [0, 1])
g = tape.gradient(t4, {'x': x, 'y': y}, unconnected_gradients='zero')
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_30
x = tf.constant([[0.182, 1.191, -0.885], [-0.144, -1.645, 1.753]], tf.float64, shape=[2, 3])
y = tf.constant([[]], tf.float64, shape=[1, 0])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = y % 0.75
    t1 = tf.math.log(tf.abs(y) + 0.5)
g = tape.gradient(t1, x)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_31
x = tf.constant([[[-1.310, -0.351, -1.226, -0.493]]], tf.float64, shape=[1, 1, 4])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.where(x > 0.0, x, 0.25 * x)
        t1 = x ** 3.0
        t2 = t0 - t1
        t3 = tf.stack([x, 0.5 * x], axis=1)
        t4 = tf.nn.leaky_relu(t0, alpha=0.1)
        g = tape.gradient(t4, [x], output_gradients=t4 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_32
x = tf.constant(-0.944, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = x + x
        t1 = tf.reshape(t0, [1, -1])
        t2 = x / (tf.square(t0) + 0.7)
        t3 = tf.expand_dims(x, -1)
        t4 = tf.tanh(t2)
    g = tape.gradient(t4, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t4, t2))
#%% generated_33
x = tf.constant([1.208, -1.765, 1.743], tf.float64, shape=[3])
y = tf.constant([[0.803, 1.628, 1.486], [1.678, -0.299, -0.643], [1.792, -1.375, -1.211], [-0.972, 0.111, 1.044]], tf.float64, shape=[4, 3])
z = tf.constant([[-0.208, -0.303], [0.105, 0.568], [-1.574, 0.878]], tf.float64, shape=[3, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        tape.watch(z)
        t0 = tf.transpose(z, [1, 0])
        t1 = tf.nn.softmax(y)
        t2 = tf.atan2(t1, tf.square(x) + 0.3)
        t3 = tf.asin(0.9 * tf.tanh(t1))
        t4 = tf.math.xlogy(1.5, tf.square(t2) + 0.5)
        t5 = t4[..., ::2]
        t6 = tf.stack([t1, 0.5 * t1], axis=1)
        t7 = tf.nn.softplus(t3)
    g = tape.gradient(t7, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_34
x = tf.constant(-1.628, tf.float64, shape=[])
y = tf.constant([1.724, 0.261, -0.264, 1.138], tf.float64, shape=[4])
z = tf.constant([[[-1.461, -1.101]]], tf.float64, shape=[1, 1, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        tape.watch(z)
        t0 = tf.gather(z, [0, 1, 1], axis=-1)
        t1 = tf.identity(t0)
        t2 = y[1]
        t3 = tf.expand_dims(t1, 3)
        t4 = tf.stack([t2, 0.5 * t2], axis=0)
    g = tape.gradient(t4, [x, y, z], output_gradients=t4 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t4, z))
#%% generated_35
x = tf.constant([[[-1.371, 1.210, -0.719, -0.264], [0.737, -0.680, 0.188, -1.766]], [[-0.367, -1.061, 1.538, -0.600], [-1.246, -1.028, 1.753, 0.649]], [[0.161, 0.956, -1.611, -1.240], [0.266, 0.790, -0.852, -0.542]]], tf.float64, shape=[3, 2, 4])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    with tape.stop_recording():
        t0 = tf.math.lgamma(tf.square(x) + 0.5)
    t1 = tf.math.xdivy(t0, tf.square(x) + 0.5)
    t2 = tf.tanh(t1)
    t3 = t1 - t2
    t4 = tf.nn.softmax(t2)
    t5 = tf.asin(0.9 * tf.tanh(t4))
    t6 = tf.math.reciprocal(tf.square(t2) + 0.5)
    g = tape.gradient(t6, [x], unconnected_gradients='zero')
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_36
x = tf.Variable(tf.constant([[[[], [], []], [[], [], []], [[], [], []]], [[[], [], []], [[], [], []], [[], [], []]], [[[], [], []], [[], [], []], [[], [], []]]], tf.float64, shape=[3, 3, 3, 0, 2]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.nn.relu6(4.0 * x)
        t1 = tf.square(x)
        t2 = tf.gather(t1, [0, 1])
        t3 = tf.reduce_mean(t1, 0, keepdims=False)
        t4 = t1[..., ::1]
        t5 = tf.reduce_mean(t1, axis=[-1], keepdims=True)
    g = tape.gradient(t5, [x], output_gradients=t5 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_37
x = tf.constant([[[[], [], []], [[], [], []], [[], [], []]], [[[], [], []], [[], [], []], [[], [], []]], [[[], [], []], [[], [], []], [[], [], []]]], tf.float64, shape=[3, 3, 3, 0])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = x[0]
    t1 = tf.transpose(x, [0, 1, 3, 2])
    t2 = tf.reduce_sum(t0, 2, keepdims=False)
    t3 = t0 + x
    t4 = tf.reduce_sum(x, -3, keepdims=True)
    t5 = tf.concat([t1, tf.sin(t1)], 1)
    t6 = tf.reduce_sum(t3, axis=1, keepdims=False)
    t7 = tf.reduce_sum(t2, axis=-2, keepdims=True)
g = tape.gradient(t7, x)
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_39
x = tf.constant(-0.773, tf.float64, shape=[])
y = tf.constant([[-1.730, -0.600], [-0.723, -0.821]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.where(y > x, y, x)
    t1 = t0[..., ::2]
    t2 = tf.concat([t0, tf.sin(t0)], 1)
    t3 = tf.floor(t1) - t1
    t4 = tf.math.log1p(tf.square(y))
g = tape.gradient(t4, [x, y])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_40
x = tf.constant(1.230, tf.float64, shape=[])
y = tf.Variable(tf.constant([1.596, 1.492, -0.201], tf.float64, shape=[3]))
z = tf.Variable(tf.constant([[0.293], [0.346], [-0.793]], tf.float64, shape=[3, 1]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.where(y > x, y, x)
    t1 = x ** 3.0
    t2 = tf.math.rsqrt(tf.square(t1) + 0.5)
    t3 = y / 2.0
g = tape.gradient(t3, [x, y, z], unconnected_gradients='zero', output_gradients=t3 * 0.5 + 1.0)
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_41
x = tf.constant([[[[[-1.428, -0.847], [-1.777, 0.385]], [[-0.304, -0.835], [1.530, -0.224]], [[1.345, -1.044], [-0.310, -1.271]]], [[[-0.191, 0.483], [-1.134, -0.839]], [[-0.612, -0.281], [-0.792, 1.561]], [[-0.137, -0.232], [0.824, 1.018]]]], [[[[-1.214, 0.400], [-1.318, -1.777]], [[-1.621, 1.214], [-1.135, 1.122]], [[-1.735, -0.475], [1.347, 1.441]]], [[[-1.745, 1.022], [-0.571, 1.473]], [[1.439, 1.377], [-0.464, -0.464]], [[-0.407, -0.209], [-1.031, -0.938]]]], [[[[-0.488, -1.498], [1.118, -1.039]], [[0.768, 1.619], [0.151, -1.185]], [[-0.799, -0.171], [0.464, 1.667]]], [[[0.583, 1.552], [-1.510, 1.157]], [[0.615, 1.276], [-0.266, 1.110]], [[-0.922, 0.595], [-0.942, 0.192]]]]], tf.float64, shape=[3, 2, 3, 2, 2])
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.where(x > 0.0, x, 0.25 * x)
    t1 = tf.math.squared_difference(x, x)
    t2 = tf.gather(x, [0, 0])
g = tape.gradient(t2, {'x': x}, unconnected_gradients='zero', output_gradients=t2 * 0.5 + 1.0)
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_42
x = tf.Variable(tf.constant([[[-1.104]], [[-0.151]]], tf.float64, shape=[2, 1, 1]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.transpose(x, [0, 1, 2])
        t1 = tf.stack([x, 0.5 * x], axis=0)
        x.assign(0.5 * x)
        t2 = tf.math.xdivy(t0, tf.square(x) + 0.5)
        t3 = tf.identity(t2)
        t4 = tf.stack([t3, 0.5 * t3], axis=1)
        t5 = tf.reduce_max(t0, axis=0, keepdims=False)
        g = tape.gradient(t5, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_44
x = tf.Variable(tf.constant([[0.149, -1.067]], tf.float64, shape=[1, 2]))
y = tf.constant([[[1.402, 0.709, 1.531], [-0.290, -1.101, 1.730]], [[-1.703, 0.160, 0.263], [1.659, -0.321, -1.420]], [[-1.245, 1.307, 0.728], [1.172, -0.497, 1.789]]], tf.float64, shape=[3, 2, 3])
z = tf.constant([[[[[], []], [[], []], [[], []]], [[[], []], [[], []], [[], []]], [[[], []], [[], []], [[], []]], [[[], []], [[], []], [[], []]]], [[[[], []], [[], []], [[], []]], [[[], []], [[], []], [[], []]], [[[], []], [[], []], [[], []]], [[[], []], [[], []], [[], []]]]], tf.float64, shape=[2, 4, 3, 2, 0])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    tape.watch(z)
    t0 = 1.5 - y
    t1 = tf.split(x, 2, axis=-1)[0]
    t2 = tf.nn.softplus(t0)
    t3 = tf.reduce_prod(y, axis=-2, keepdims=True)
    t4 = 2.0 / (tf.square(z) + 1.0)
    t5 = tf.tanh(t4)
g = tape.gradient(t5, {'x': x, 'y': y, 'z': z})
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_47
x = tf.constant([[0.767, -1.452], [-1.728, -0.548]], tf.float64, shape=[2, 2])
y = tf.constant([[1.065, -0.504, 0.852], [-0.157, 1.318, 1.122]], tf.float64, shape=[2, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.math.xlogy(y, 2.5)
        t1 = tf.stack([x, 0.5 * x], axis=0)
        t2 = tf.split(t1, 2, axis=-1)[1]
        t3 = tf.math.xlogy(t2, 2.5)
        g = tape.gradient(t3, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_48
x = tf.Variable(tf.constant([[-1.314, 0.382, -0.938], [-0.471, -0.902, -0.225]], tf.float64, shape=[2, 3]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.concat([x, tf.sin(x)], 1)
        t1 = tf.reduce_prod(t0, axis=-1, keepdims=False)
        t2 = tf.reduce_min(t0, axis=0, keepdims=False)
        t3 = tf.exp(0.5 * t2)
        g = tape.gradient(t3, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_49
x = tf.constant([[[[0.362, -1.172, -1.555], [1.075, 0.152, -0.263], [0.655, 0.556, 1.735]], [[-1.224, -1.204, -1.057], [0.331, -0.655, 1.732], [1.278, 1.398, 1.742]]], [[[-1.022, -0.120, -1.551], [0.207, 1.281, -0.843], [1.533, 0.428, 0.606]], [[0.369, 0.681, -0.275], [0.940, 1.207, -1.200], [-0.514, 0.992, -1.237]]]], tf.float64, shape=[2, 2, 3, 3])
y = tf.constant([[[1.387], [0.238], [1.734]], [[-0.875], [-1.402], [1.642]]], tf.float64, shape=[2, 3, 1])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(y)
        t0 = tf.cos(x)
        t1 = tf.cast(tf.cast(y, tf.float64), tf.float64)
        t2 = tf.tanh(t0)
        t3 = tf.sign(t2) * t2
        t4 = tf.square(t3)
    g = tape.gradient(t4, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_50
x = tf.constant([1.404, 0.245, 0.481], tf.float64, shape=[3])
y = tf.Variable(tf.constant([[[[-1.753, 1.780], [1.179, -1.278]]], [[[1.450, 0.110], [0.553, 1.290]]]], tf.float64, shape=[2, 1, 2, 2]))
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.tanh(x)
        t1 = tf.maximum(t0, t0)
        t2 = tf.where(t0 > 0.0, t0, 0.25 * t0)
    g = tape.gradient(t2, [x, y], output_gradients=t2 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_53
x = tf.Variable(tf.constant([[1.348, -1.559, -1.649, 1.370], [1.597, -0.388, 0.489, -0.489], [-0.697, 0.970, 1.769, -0.665]], tf.float64, shape=[3, 4]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.reduce_sum(x, axis=[1], keepdims=False)
        t1 = x[1]
        t2 = tf.sign(x) * x
        t3 = tf.atan(t0)
        t4 = tf.reduce_max(t1, axis=0, keepdims=True)
        t5 = tf.sigmoid(t0)
        t6 = tf.math.rsqrt(tf.square(t4) + 0.5)
    g = tape.gradient(t6, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_54
x = tf.constant([[0.747, 0.661, 1.590], [-1.330, -0.943, 1.116]], tf.float32, shape=[2, 3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.gather(x, [1], axis=-1)
    t1 = tf.exp(0.5 * x)
    t2 = tf.tanh(x)
    t3 = tf.sin(t0)
    t4 = tf.minimum(t0, t3)
    t5 = tf.math.erf(t3)
    t6 = tf.tan(0.3 * t5)
    g = tape.gradient(t6, {'x': x})
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_55
x = tf.constant(1.530, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.floor(x) - x
        t1 = tf.tanh(x)
        t2 = tf.math.xdivy(x, tf.square(x) + 0.5)
        t3 = 1.5 - t0
        t4 = tf.where(x > t2, x, t2)
        t5 = tf.tanh(t1)
    g = tape.gradient(t5, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_57
x = tf.constant([[0.593, 1.181], [0.133, -0.978]], tf.float64, shape=[2, 2])
y = tf.constant([1.029, -1.061, -0.747, -1.482], tf.float64, shape=[4])
z = tf.Variable(tf.constant([[-0.503, 0.772]], tf.float64, shape=[1, 2]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = z + z
    t1 = tf.where(z > 0.0, z, 0.25 * z)
    t2 = tf.math.log1p(tf.square(z))
    t3 = tf.reduce_prod(y, axis=-1, keepdims=True)
    g = tape.gradient(t3, {'x': x, 'y': y, 'z': z})
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_58
x = tf.Variable(tf.constant([[[0.701, 1.469], [1.743, 0.583]], [[-0.121, -0.899], [-0.869, 1.222]], [[-0.272, -0.613], [-1.576, 0.393]], [[-1.394, -0.370], [0.313, -1.322]]], tf.float64, shape=[4, 2, 2]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=True) as tape:
        t0 = tf.atan2(x, tf.square(x) + 0.3)
        t1 = tf.gather(t0, [1], axis=-1)
        t2 = tf.math.xlogy(1.5, tf.square(x) + 0.5)
        x.assign(0.5 * x)
        t3 = tf.maximum(t2, t2)
        t4 = tf.acos(0.9 * tf.tanh(x))
        t5 = t2 ** 3.0
        t6 = t1[..., ::-2]
        t7 = tf.reduce_mean(t4, axis=[1, -1, -3], keepdims=False)
    g = tape.gradient(t7, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t7, t6))
#%% generated_59
x = tf.Variable(tf.constant([], tf.float64, shape=[0, 3, 3, 3]))
y = tf.constant([[[-1.339, 1.780], [-1.747, -0.272], [-1.539, 0.250]], [[-1.372, -0.530], [-1.234, -1.577], [-1.230, -1.423]]], tf.float64, shape=[2, 3, 2])
z = tf.constant([[1.367, -1.605], [-1.673, 1.129]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    tape.watch(z)
    t0 = tf.reduce_sum(x, axis=None, keepdims=False)
    t1 = tf.stack([z, 0.5 * z], axis=2)
    t2 = tf.tanh(t0)
    t3 = tf.sign(y) * y
    x.assign(0.5 * x)
    t4 = tf.clip_by_value(t0, -0.6, 0.8)
    t5 = tf.math.erfc(t4)
    g = tape.gradient(t5, {'x': x, 'y': y, 'z': z})
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_60
x = tf.constant(-1.473, tf.float64, shape=[])
y = tf.constant([-1.232, -0.362, -0.507], tf.float64, shape=[3])
z = tf.constant(-0.322, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = x / 2.0
        t1 = 1.5 - z
        with tape.stop_recording():
            t2 = tf.reduce_sum(y, axis=[0], keepdims=False)
    g = tape.gradient(t2, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_61
x = tf.constant([0.646, -0.926, 0.211], tf.float64, shape=[3])
y = tf.Variable(tf.constant([[], []], tf.float64, shape=[2, 0, 2, 1, 1]))
z = tf.constant([[[0.849, 1.151, -1.429], [0.813, -0.322, -1.020]]], tf.float64, shape=[1, 2, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.math.floormod(y, tf.square(x) + 0.9)
        with tape.stop_recording():
            t1 = tf.where(z > t0, z, t0)
        t2 = tf.math.floormod(t0, tf.square(z) + 0.9)
        t3 = tf.nn.gelu(t1, approximate=True)
        t4 = tf.squeeze(t0)
        t5 = t4 * t4
        t6 = tf.tanh(t2)
        g = tape.gradient(t6, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_62
x = tf.constant(-1.617, tf.float32, shape=[])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.math.reciprocal(tf.square(x) + 0.5)
        t1 = tf.stack([x, 0.5 * x], axis=0)
        t2 = tf.math.log(tf.abs(t1) + 0.5)
        t3 = tf.subtract(t1, x)
        t4 = tf.stack([t1, 0.5 * t1], axis=1)
        t5 = tf.identity(t0)
        t6 = (tf.square(t5) + 0.4) ** t4
        g = tape.gradient(t6, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_63
x = tf.constant([[[[-0.594], [1.532]], [[-0.478], [-0.658]], [[1.118], [-1.754]]], [[[-0.487], [0.833]], [[0.928], [-0.279]], [[-0.161], [1.161]]]], tf.float64, shape=[2, 3, 2, 1])
y = tf.constant([], tf.float64, shape=[0, 3, 1, 0])
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = 1.5 - x
        t1 = tf.matmul(t0, t0, transpose_b=True)
        t2 = tf.nn.gelu(t1)
        t3 = tf.reshape(x, [4, -1])
        t4 = tf.reduce_min(t1, axis=None, keepdims=False)
        t5 = t2 % 0.75
        t6 = t1 / (tf.square(x) + 0.7)
    g = tape.gradient(t6, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_64
x = tf.Variable(tf.constant([[-1.779, -1.288, -0.236], [0.848, -0.242, -1.677]], tf.float64, shape=[2, 3]))
y = tf.constant([[-0.251, -1.408], [1.616, 1.362], [0.710, 1.371], [0.983, -0.103]], tf.float64, shape=[4, 2])
z = tf.Variable(tf.constant([0.469], tf.float64, shape=[1]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    t0 = tf.tanh(z)
    t1 = tf.tanh(y)
g = tape.gradient(t1, {'x': x, 'y': y, 'z': z})
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_65
x = tf.constant([[1.037, 1.504], [1.630, -1.605]], tf.float64, shape=[2, 2])
y = tf.constant([-0.537, -0.998], tf.float64, shape=[2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.math.reciprocal(tf.square(x) + 0.5)
    t1 = tf.reduce_min(x, axis=[1, -2], keepdims=True)
    t2 = tf.nn.relu6(4.0 * x)
    t3 = tf.math.multiply_no_nan(y, t2)
g = tape.gradient(t3, [x, y])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_69
x = tf.Variable(tf.constant([[[0.890, 1.064, 1.052], [0.341, 0.209, 0.350]]], tf.float64, shape=[1, 2, 3]))
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.round(x) + x
    t1 = tf.nn.relu6(4.0 * x)
    t2 = tf.expand_dims(t0, -3)
    t3 = t0 / 2.0
    t4 = tf.reduce_max(t2, None, keepdims=True)
    t5 = tf.nn.elu(t0)
    t6 = tf.concat([t4, tf.sin(t4)], 1)
    t7 = tf.atan(t5)
g = tape.gradient(t7, x, unconnected_gradients='zero')
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_70
x = tf.Variable(tf.constant([[-0.363, -1.315], [1.470, -0.780]], tf.float32, shape=[2, 2]))
y = tf.constant([1.557, -0.154], tf.float32, shape=[2])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(y)
        t0 = tf.atan(x)
        t1 = tf.gather(x, [0, 1])
        t2 = tf.reshape(t0, [1, -1])
        t3 = tf.reduce_prod(t2, [0, 1], keepdims=True)
        t4 = tf.split(y, 2, axis=-1)[1]
        t5 = tf.math.xdivy(t1, tf.square(x) + 0.5)
        t6 = t1 ** 3.0
        t7 = tf.nn.elu(t2)
    g = tape.gradient(t7, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_71
x = tf.Variable(tf.constant([[[-0.548, -0.971, -0.958]], [[1.683, 1.393, 1.199]]], tf.float64, shape=[2, 1, 3]))
y = tf.Variable(tf.constant([[-0.646, 0.858], [-1.766, -0.525]], tf.float64, shape=[2, 2]))
z = tf.Variable(tf.constant([0.606, -0.527, -0.768], tf.float64, shape=[3]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=True) as tape:
        t0 = tf.atanh(0.8 * tf.tanh(x))
        t1 = (tf.square(t0) + 0.4) ** z
        x.assign_add(x)
        t2 = tf.concat([t1, tf.sin(t1)], 2)
        x.assign_add(x)
        t3 = tf.clip_by_value(z, -0.6, 0.8)
        t4 = tf.concat([t3, tf.sin(t3)], -1)
        t5 = tf.reduce_sum(t0, axis=None, keepdims=False)
    g = tape.gradient(t5, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t5, t4))
#%% generated_72
x = tf.constant([[[1.357, -1.759], [0.495, -1.177], [-0.874, -0.860]], [[0.255, 1.334], [1.601, 0.690], [-0.735, 1.180]]], tf.float64, shape=[2, 3, 2])
y = tf.constant([[0.361, -0.171, 0.811, 0.224]], tf.float64, shape=[1, 4])
z = tf.constant([0.170, 1.039, 0.498, 1.050], tf.float64, shape=[4])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        tape.watch(z)
        t0 = tf.math.xlogy(z, 2.5)
        t1 = y[-1]
        t2 = tf.reduce_max(x, axis=None, keepdims=False)
        t3 = tf.nn.gelu(z)
        t4 = tf.asinh(t2)
        t5 = tf.gather(t1, [3, 1, 3])
        t6 = tf.atan2(t1, tf.square(t2) + 0.3)
        t7 = tf.reduce_min(t5, axis=None, keepdims=False)
    g = tape.gradient(t7, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t7, x))
#%% generated_73
x = tf.Variable(tf.constant([[-0.928, -0.867]], tf.float64, shape=[1, 2]))
y = tf.Variable(tf.constant([0.699, 0.947, 0.407], tf.float64, shape=[3]))
z = tf.constant([-0.889, 1.603], tf.float64, shape=[2])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(z)
        t0 = tf.atanh(0.8 * tf.tanh(z))
        t1 = tf.expand_dims(x, 2)
        g = tape.gradient(t1, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_75
x = tf.Variable(tf.constant([[1.647, 0.270], [1.676, 0.567], [1.131, 0.556]], tf.float64, shape=[3, 2]))
y = tf.constant([[[[[0.938, -1.516, -0.623]], [[-0.219, 0.651, -0.253]], [[0.303, 0.717, -1.207]]], [[[0.596, -1.560, 1.169]], [[-1.450, 1.685, 0.603]], [[-1.420, 0.117, 1.047]]]], [[[[0.418, 1.485, 1.302]], [[-0.776, 1.679, 1.513]], [[0.265, 0.770, -0.959]]], [[[1.464, 0.798, -1.481]], [[-1.639, -0.778, 1.466]], [[0.863, -0.343, -1.769]]]]], tf.float64, shape=[2, 2, 3, 1, 3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    t0 = tf.abs(x)
    t1 = tf.minimum(y, y)
    t2 = tf.nn.leaky_relu(t1, alpha=0.1)
    t3 = tf.reshape(y, [1, -1])
    t4 = tf.gather(t1, [1, 1, 1])
g = tape.gradient(t4, x, output_gradients=t4 * 0.5 + 1.0)
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_76
x = tf.constant([1.532, 0.612], tf.float64, shape=[2])
y = tf.constant([[-0.666, -0.113, 1.103]], tf.float64, shape=[1, 3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.math.erf(x)
    t1 = tf.math.digamma(tf.square(t0) + 1.0)
    t2 = tf.reduce_sum(t0, axis=None, keepdims=False)
    t3 = y[..., ::2]
    t4 = tf.gather(t0, [1, 1], axis=-1)
    t5 = tf.gather(t1, [1, 1, 0], axis=-1)
    t6 = tf.stack([t4, 0.5 * t4], axis=1)
    g = tape.gradient(t6, x)
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_77
x = tf.constant([-0.597, -0.347], tf.float32, shape=[2])
y = tf.constant([[], [], []], tf.float32, shape=[3, 0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.reduce_sum(y, axis=None, keepdims=True)
    t1 = y * t0
    t2 = tf.nn.softmax(x)
    t3 = tf.expand_dims(y, -3)
    g = tape.gradient(t3, {'x': x, 'y': y}, unconnected_gradients='zero')
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_78
x = tf.Variable(tf.constant([1.364, -1.214, 1.413], tf.float32, shape=[3]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = x[2]
        t1 = tf.stack([x, 0.5 * x], axis=1)
        x.assign(0.5 * x)
        t2 = (tf.square(x) + 0.4) ** x
    g = tape.gradient(t2, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_79
x = tf.Variable(tf.constant([[0.364, 0.151, -1.756], [1.320, -0.797, 1.151]], tf.float64, shape=[2, 3]))
y = tf.constant(0.170, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    t0 = x * x
    t1 = t0 * t0
    g = tape.gradient(t1, x, output_gradients=t1 * 0.5 + 1.0)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_80
x = tf.constant([[[[-1.035, 1.679], [-0.762, -1.708]], [[-0.346, -1.690], [-0.736, -1.175]]], [[[-0.560, -0.641], [-1.370, -0.997]], [[1.682, -0.635], [-0.514, 1.026]]], [[[-0.867, 0.632], [1.427, 1.269]], [[-0.956, -0.756], [-1.216, -0.381]]]], tf.float64, shape=[3, 2, 2, 2])
y = tf.constant([-1.782, 1.553, -1.539], tf.float64, shape=[3])
z = tf.Variable(tf.constant(0.739, tf.float64, shape=[]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.where(z > y, z, y)
        t1 = tf.math.multiply_no_nan(y, z)
        t2 = tf.multiply(x, z)
        t3 = tf.math.digamma(tf.square(y) + 1.0)
    g = tape.gradient(t3, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_81
x = tf.constant([1.519, -0.353], tf.float64, shape=[2])
y = tf.Variable(tf.constant([], tf.float64, shape=[0, 2, 3]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.math.xlogy(1.5, tf.square(y) + 0.5)
    t1 = tf.reduce_min(x, axis=[-1], keepdims=False)
    t2 = tf.reduce_sum(t0, None, keepdims=False)
    t3 = tf.tanh(y)
    t4 = tf.nn.softplus(t0)
    t5 = tf.cos(t2)
g = tape.gradient(t5, x, unconnected_gradients='zero')
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_82
x = tf.constant([[[[[-0.837, -0.436]]], [[[-0.311, -1.167]]], [[[1.412, -0.924]]]], [[[[-1.524, -0.707]]], [[[0.146, 1.052]]], [[[0.807, 1.199]]]]], tf.float64, shape=[2, 3, 1, 1, 2])
y = tf.constant([], tf.float64, shape=[0, 2])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.tanh(y)
        t1 = tf.reduce_sum(t0, axis=[1, 0], keepdims=False)
        t2 = tf.sign(x) * x
        t3 = tf.add(t0, x)
        t4 = tf.reduce_prod(y, axis=[1, 0], keepdims=False)
        t5 = tf.expand_dims(t1, -1)
        t6 = tf.where(t4 > t3, t4, t3)
        g = tape.gradient(t6, [x, y], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_83
x = tf.constant(0.158, tf.float64, shape=[])
y = tf.Variable(tf.constant([-1.492], tf.float64, shape=[1]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.tanh(x)
        t1 = tf.cosh(0.5 * y)
        t2 = tf.math.xdivy(t0, tf.square(t0) + 0.5)
    g = tape.gradient(t2, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t2, t1))
#%% generated_84
x = tf.constant([[-0.883, 1.135, 0.994], [1.615, 1.125, -1.222]], tf.float64, shape=[2, 3])
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape(persistent=False) as tape:
        with tape.stop_recording():
            t0 = tf.math.digamma(tf.square(x) + 1.0)
        t1 = tf.math.log_sigmoid(x)
    g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_85
x = tf.constant([[[1.090, 1.012], [-1.421, 1.134], [-0.109, -0.832], [1.426, 1.263]], [[-0.316, -0.695], [-0.119, -0.952], [-0.169, 1.312], [-0.198, -0.807]]], tf.float64, shape=[2, 4, 2])
y = tf.constant([-1.730, -0.715], tf.float64, shape=[2])
z = tf.constant([[[-0.197, 0.636]], [[-1.503, -0.688]], [[-0.398, -0.319]]], tf.float64, shape=[3, 1, 2])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(z)
        t0 = tf.reduce_min(x, 2, keepdims=False)
        t1 = tf.math.squared_difference(z, y)
        t2 = tf.reduce_prod(t0, axis=-2, keepdims=True)
        t3 = tf.reduce_mean(t1, axis=-3, keepdims=True)
        t4 = tf.cos(t3)
        t5 = tf.transpose(t4, [2, 0, 1])
        t6 = tf.nn.softplus(t1)
        t7 = tf.sinh(0.5 * t5)
    g = tape.gradient(t7, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t7, x))
#%% generated_87
x = tf.constant([[[1.597, -1.623, -0.569]], [[-1.522, -1.394, -0.526]], [[-1.290, -0.620, 0.812]]], tf.float64, shape=[3, 1, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.gather(x, [1, 2, 2], axis=-1)
        t1 = t0 % 0.75
        t2 = tf.nn.gelu(x)
        t3 = tf.matmul(t1, t1, transpose_b=True)
        t4 = t3[..., ::-2]
    g = tape.gradient(t4, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_88
x = tf.constant([-0.995], tf.float64, shape=[1])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.math.multiply_no_nan(x, x)
    t1 = tf.square(x)
g = tape.gradient(t1, [x], output_gradients=t1 * 0.5 + 1.0)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_89
x = tf.constant([[-0.354, 0.669], [-0.609, 0.230]], tf.float64, shape=[2, 2])
y = tf.constant([], tf.float64, shape=[0, 1])
z = tf.Variable(tf.constant([[[0.909], [1.523], [1.785], [-0.136]], [[-0.951], [-0.348], [-1.440], [1.140]]], tf.float64, shape=[2, 4, 1]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.reduce_prod(y, axis=None, keepdims=False)
        t1 = tf.reduce_mean(y, axis=1, keepdims=False)
        t2 = t0 % 0.75
        t3 = tf.expand_dims(t2, 0)
    g = tape.gradient(t3, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_90
x = tf.constant([[1.468, 0.550], [0.729, -0.170]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.sigmoid(x)
    t1 = tf.identity(x)
    t2 = tf.math.expm1(0.5 * x)
g = tape.gradient(t2, [x], output_gradients=t2 * 0.5 + 1.0)
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_91
x = tf.constant([[[[[1.506, -0.419], [1.460, -1.739], [-0.757, -1.403]], [[-1.461, 1.287], [0.756, 0.739], [0.395, -0.753]]], [[[1.356, -1.642], [-0.988, -1.628], [0.412, -0.219]], [[0.806, 0.990], [1.410, 1.249], [0.865, -1.233]]]], [[[[1.440, -1.160], [-1.362, 0.471], [-1.117, 0.179]], [[1.637, -0.130], [0.114, 0.458], [0.280, -0.516]]], [[[1.087, -0.777], [1.457, 0.555], [-0.191, -1.150]], [[1.498, -0.871], [1.577, 0.922], [0.454, -1.173]]]], [[[[-1.212, -1.280], [0.224, -1.603], [-0.985, 1.519]], [[1.056, -0.545], [0.239, -0.276], [0.471, -1.317]]], [[[0.127, -1.013], [0.299, 0.576], [1.418, -0.541]], [[-0.651, -0.161], [-1.357, -0.433], [-0.818, -1.337]]]]], tf.float64, shape=[3, 2, 2, 3, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.where(x > x, x, x)
    t1 = tf.concat([t0, tf.sin(t0)], -4)
    t2 = tf.gather(t1, [0])
    t3 = tf.split(t0, 2, axis=-1)[1]
    t4 = tf.tan(0.3 * t2)
    t5 = tf.transpose(t0, [4, 2, 0, 1, 3])
    t6 = tf.matmul(t2, t2, transpose_b=True)
    t7 = tf.squeeze(t3)
g = tape.gradient(t7, x)
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_92
x = tf.Variable(tf.constant([[-1.069, 0.370], [-1.073, 0.206], [-1.191, -1.566]], tf.float64, shape=[3, 2]))
y = tf.constant([[-1.312, -1.445], [-0.836, 0.160], [-1.271, -1.110]], tf.float64, shape=[3, 2])
z = tf.constant([[[0.592, -1.589], [-0.685, -1.133], [0.655, -0.259]]], tf.float64, shape=[1, 3, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(y)
        tape.watch(z)
        t0 = tf.tanh(y)
        t1 = -x
        t2 = tf.tan(0.3 * t1)
    g = tape.gradient(t2, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_93
x = tf.constant([[[[0.307]], [[-1.089]], [[-1.254]]], [[[0.777]], [[-1.215]], [[-1.378]]], [[[0.375]], [[1.111]], [[0.462]]]], tf.float32, shape=[3, 3, 1, 1])
y = tf.Variable(tf.constant([[[[-0.239], [1.481], [-1.067]]]], tf.float32, shape=[1, 1, 3, 1]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.reduce_sum(x, axis=[2, -1, 0], keepdims=False)
        t1 = tf.asin(0.9 * tf.tanh(y))
        t2 = (tf.square(y) + 0.4) ** y
        t3 = tf.nn.relu(x)
        t4 = tf.reduce_mean(y, axis=-1, keepdims=True)
    g = tape.gradient(t4, [x, y], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_94
x = tf.constant([[[1.718, 1.112, 1.732], [-0.840, 0.707, 0.696], [-1.242, -0.800, -0.545]], [[-1.235, 0.906, 1.570], [0.832, 0.168, -0.571], [-0.170, 0.671, 0.390]]], tf.float64, shape=[2, 3, 3])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    t0 = tf.reduce_mean(x, axis=[-1, 1, 0], keepdims=True)
    with tape.stop_recording():
        t1 = tf.reduce_mean(x, axis=None, keepdims=True)
    t2 = tf.maximum(t0, 0.1)
    t3 = tf.reduce_prod(t1, None, keepdims=False)
    t4 = tf.tanh(t3)
g = tape.gradient(t4, [x])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t4, t0))
#%% generated_96
x = tf.constant([1.390, -0.383], tf.float64, shape=[2])
y = tf.Variable(tf.constant(0.707, tf.float64, shape=[]))
z = tf.constant([[[0.640, 1.001], [0.148, -0.312]], [[-0.733, -1.101], [-1.703, 1.764]], [[0.529, -1.423], [1.409, -0.569]]], tf.float64, shape=[3, 2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(z)
        t0 = tf.cosh(0.5 * y)
        t1 = tf.nn.softplus(y)
        t2 = x * y
        g = tape.gradient(t2, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_97
x = tf.Variable(tf.constant([[[]], [[]], [[]]], tf.float64, shape=[3, 1, 0, 3]))
y = tf.constant([[], []], tf.float64, shape=[2, 0, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(y)
        t0 = x * x
        t1 = tf.sigmoid(x)
        t2 = tf.gather(t0, [2], axis=-1)
        x.assign(0.5 * x)
        t3 = tf.asinh(y)
        t4 = tf.math.lgamma(tf.square(t0) + 0.5)
        t5 = tf.math.lgamma(tf.square(t1) + 0.5)
        g = tape.gradient(t5, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_98
x = tf.constant([0.579], tf.float64, shape=[1])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.nn.leaky_relu(x)
    t1 = tf.tanh(x)
    t2 = tf.math.erfc(t0)
    t3 = tf.nn.silu(t2)
    t4 = tf.nn.softplus(t3)
    t5 = (tf.square(t4) + 0.4) ** t0
    t6 = tf.where(t5 > t0, t5, t0)
g = tape.gradient(t6, {'x': x})
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_99
x = tf.constant([[-0.527], [1.002]], tf.float64, shape=[2, 1])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    t0 = tf.matmul(x, x, transpose_b=True)
    t1 = tf.math.expm1(0.5 * x)
    t2 = tf.stack([x, 0.5 * x], axis=0)
    t3 = x - t2
    t4 = tf.where(t1 > t2, t1, t2)
    t5 = tf.gather(t2, [1])
g = tape.gradient(t5, {'x': x})
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t5, x))
#%% generated_100
x = tf.Variable(tf.constant([[[[[-0.236], [0.548]], [[-0.670], [1.526]]], [[[-1.733], [-0.421]], [[0.729], [1.738]]]]], tf.float64, shape=[1, 2, 2, 2, 1]))
y = tf.Variable(tf.constant([[[[[-0.407, 0.351, -0.427]], [[-1.653, -1.749, 0.315]], [[-1.135, 1.273, 0.998]]], [[[1.022, 1.797, 1.395]], [[-1.614, 0.529, 1.404]], [[1.633, 0.350, 0.380]]], [[[1.301, -1.320, -1.606]], [[-1.206, 0.667, -1.272]], [[0.428, -1.324, -0.175]]]], [[[[-0.781, -1.151, 1.689]], [[-1.291, -0.184, 1.584]], [[-1.792, -0.368, -0.338]]], [[[-0.309, -1.269, 0.163]], [[0.906, 1.282, -1.131]], [[0.810, -1.508, -1.682]]], [[[1.767, 1.543, -0.424]], [[-0.764, 0.105, 0.164]], [[-1.787, 0.494, -1.211]]]]], tf.float64, shape=[2, 3, 3, 1, 3]))
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.nn.leaky_relu(y)
    t1 = tf.atanh(0.8 * tf.tanh(x))
    g = tape.gradient(t1, [x, y], output_gradients=t1 * 0.5 + 1.0)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_101
x = tf.constant([[[[-1.660, 1.277]], [[-0.659, 0.220]]], [[[-0.374, 1.409]], [[0.426, 0.506]]]], tf.float64, shape=[2, 2, 1, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.round(x) + x
        t1 = tf.math.multiply_no_nan(x, t0)
        t2 = tf.reshape(x, [1, -1])
        t3 = tf.tanh(t1)
        t4 = tf.cosh(0.5 * t1)
        t5 = t1[-1]
        g = tape.gradient(t5, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_102
x = tf.Variable(tf.constant([-0.753, 1.063], tf.float64, shape=[2]))
y = tf.constant([[-1.350, 0.851], [-0.244, -1.273]], tf.float64, shape=[2, 2])
z = tf.constant([[-0.934, 1.171], [-0.519, -1.508]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(y)
        tape.watch(z)
        t0 = -z
        t1 = tf.split(t0, 2, axis=-1)[1]
        t2 = tf.reduce_prod(t0, axis=-2, keepdims=False)
        t3 = t0 / (tf.square(t0) + 0.7)
        g = tape.gradient(t3, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_103
x = tf.constant([[[[-1.212, 1.612, -0.931], [-0.478, -0.175, -1.275], [0.412, 1.564, 0.485]], [[-0.246, -1.087, 1.504], [1.641, 0.999, 0.170], [-0.323, 1.663, 1.663]], [[-1.529, -0.620, -1.778], [-1.305, 0.134, 1.115], [0.748, 0.545, -0.400]]], [[[-0.652, 1.584, -1.061], [-0.489, 0.362, -1.199], [0.148, 0.662, -1.249]], [[0.567, -1.012, 0.626], [-0.409, 1.000, -1.289], [0.687, 1.200, -1.536]], [[1.166, -0.798, 1.411], [1.115, 0.804, 0.986], [1.475, 0.658, 0.340]]], [[[1.417, -0.303, -1.513], [-0.511, 1.303, 1.563], [1.251, -1.145, -1.688]], [[1.562, -1.377, 1.278], [0.837, -1.450, 1.085], [0.606, 1.233, 1.336]], [[-1.704, -0.705, 0.244], [0.883, -1.221, 0.138], [-0.987, -1.132, 0.594]]]], tf.float32, shape=[3, 3, 3, 3])
y = tf.constant([-1.204], tf.float32, shape=[1])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.stop_gradient(y) * y
    t1 = x % 0.75
    t2 = y[..., ::1]
    t3 = tf.cast(tf.cast(t2, tf.float64), tf.float32)
g = tape.gradient(t3, {'x': x, 'y': y}, output_gradients=t3 * 0.5 + 1.0)
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_104
x = tf.constant([[-1.471, -1.651], [-1.622, -0.230]], tf.float32, shape=[2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.math.xdivy(x, tf.square(x) + 0.5)
        t1 = tf.nn.softplus(x)
        t2 = tf.cos(t1)
        t3 = tf.concat([x, tf.sin(x)], -1)
        t4 = tf.atan(x)
        t5 = tf.expand_dims(t1, -3)
        g = tape.gradient(t5, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_105
x = tf.constant([[]], tf.float32, shape=[1, 0])
y = tf.constant([[-1.377, -0.270, 0.697], [-1.540, 1.511, 1.598]], tf.float32, shape=[2, 3])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.tanh(x)
    t1 = tf.math.log_sigmoid(x)
    t2 = tf.nn.softmax(y)
    t3 = tf.gather(t1, [0, 0, 0])
    t4 = tf.reduce_sum(t3, None, keepdims=False)
    t5 = tf.square(t4)
g = tape.gradient(t5, {'x': x, 'y': y}, unconnected_gradients='zero')
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t5, t4))
#%% generated_106
x = tf.constant(0.196, tf.float64, shape=[])
y = tf.Variable(tf.constant([[[1.359, 1.273], [0.573, 1.202], [-0.567, 0.698], [0.693, -0.338]], [[-0.164, 0.270], [-1.442, 0.852], [1.136, 0.860], [-0.361, -0.935]]], tf.float64, shape=[2, 4, 2]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.subtract(y, y)
        t1 = tf.acos(0.9 * tf.tanh(y))
        t2 = tf.matmul(t1, t1, transpose_b=True)
    g = tape.gradient(t2, [x, y], output_gradients=t2 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t2, x))
#%% generated_108
x = tf.constant([[[-0.609, -0.443], [0.424, -0.244]], [[0.274, 1.220], [0.462, -1.368]]], tf.float64, shape=[2, 2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.sin(x)
        t1 = tf.subtract(x, x)
        t2 = tf.reshape(x, [8, -1])
    g = tape.gradient(t2, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_109
x = tf.constant([[1.726, -1.443]], tf.float64, shape=[1, 2])
y = tf.Variable(tf.constant([-1.651, 1.602, 0.212], tf.float64, shape=[3]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.where(y > 0.0, y, 0.25 * y)
    t1 = tf.reduce_min(x, axis=None, keepdims=False)
    t2 = tf.reduce_min(t0, -1, keepdims=False)
    t3 = t1 % 0.75
    t4 = tf.stop_gradient(t0) * t0
    t5 = tf.math.floormod(t2, tf.square(t3) + 0.9)
    t6 = t4 ** 2
    g = tape.gradient(t6, {'x': x, 'y': y})
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_110
x = tf.Variable(tf.constant([[[-1.025, 1.367, -1.487], [-0.356, -0.999, 1.714]], [[-0.572, 0.718, -1.789], [0.566, -0.430, 0.902]]], tf.float32, shape=[2, 2, 3]))
y = tf.Variable(tf.constant([0.660], tf.float32, shape=[1]))
with tf.GradientTape(persistent=True) as tape:
    t0 = tf.where(x > x, x, x)
    with tape.stop_recording():
        t1 = tf.multiply(y, y)
    x.assign_add(x)
    t2 = tf.add(t1, x)
g = tape.gradient(t2, [x, y], output_gradients=t2 * 0.5 + 1.0)
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t2, x))
#%% generated_112
x = tf.constant([[1.378, -0.716], [0.146, -1.339]], tf.float64, shape=[2, 2])
y = tf.constant([-1.369, 0.793], tf.float64, shape=[2])
z = tf.constant(-1.250, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = (tf.square(z) + 0.4) ** x
    t1 = tf.tanh(t0)
    t2 = z / (tf.square(y) + 0.7)
    g = tape.gradient(t2, x)
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_113
x = tf.constant([0.506, -1.551], tf.float64, shape=[2])
y = tf.Variable(tf.constant([[0.676, -0.895], [1.342, -0.985]], tf.float64, shape=[2, 2]))
z = tf.Variable(tf.constant([[1.263, -0.570], [1.259, -1.272]], tf.float64, shape=[2, 2]))
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    t0 = tf.tanh(x)
    t1 = tf.where(x > x, x, x)
    t2 = tf.concat([t1, tf.sin(t1)], -1)
    t3 = tf.reduce_mean(t2, -1, keepdims=False)
    t4 = tf.sigmoid(t1)
    t5 = t1[..., ::-1]
    t6 = tf.where(t2 > 0.0, t2, 0.25 * t2)
    t7 = t2 ** 3.0
g = tape.gradient(t7, {'x': x, 'y': y, 'z': z}, unconnected_gradients='zero')
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t7, z))
#%% generated_114
x = tf.Variable(tf.constant([-0.361, 1.089, 0.674, -1.513], tf.float64, shape=[4]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.reduce_mean(x, None, keepdims=False)
        t1 = tf.tanh(t0)
        t2 = tf.tanh(x)
        t3 = tf.nn.selu(t1)
        t4 = tf.maximum(t0, x)
        t5 = tf.floor(t2) - t2
    g = tape.gradient(t5, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_115
x = tf.constant([[[1.253, 1.268, 0.205], [-0.362, 1.576, -1.740]], [[-0.381, -0.999, -1.436], [0.126, -0.993, -1.755]]], tf.float32, shape=[2, 2, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.minimum(x, x)
        t1 = tf.gather(t0, [2, 2, 1], axis=-1)
        t2 = tf.acos(0.9 * tf.tanh(t0))
        t3 = tf.stack([t0, 0.5 * t0], axis=2)
    g = tape.gradient(t3, [x], output_gradients=t3 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_116
x = tf.constant([[-1.354, 1.745, -0.566], [1.571, -0.868, 1.720]], tf.float32, shape=[2, 3])
y = tf.Variable(tf.constant([[-1.508, 0.389, 0.352], [-0.971, -1.059, 1.795], [1.583, -0.818, -0.774], [-0.675, -0.135, 0.634]], tf.float32, shape=[4, 3]))
z = tf.Variable(tf.constant([[1.362, 0.751, -1.605]], tf.float32, shape=[1, 3]))
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.math.floormod(x, tf.square(x) + 0.9)
    t1 = tf.subtract(t0, t0)
    t2 = tf.cos(z)
g = tape.gradient(t2, {'x': x, 'y': y, 'z': z})
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_117
x = tf.constant([1.293, 0.693, -0.318], tf.float64, shape=[3])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.subtract(x, x)
        t1 = tf.square(x)
        t2 = tf.gather(t1, [0, 0, 0], axis=-1)
        t3 = tf.math.erfc(t1)
        t4 = tf.round(t1) + t1
    g = tape.gradient(t4, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t4, t4))
#%% generated_118
x = tf.constant([1.406, 0.664, -1.133], tf.float64, shape=[3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.atan2(x, tf.square(x) + 0.3)
        t1 = tf.reduce_mean(x, axis=0, keepdims=True)
        t2 = tf.reduce_mean(t1, axis=0, keepdims=True)
        t3 = tf.nn.gelu(t0, approximate=True)
        t4 = tf.math.log(tf.abs(t1) + 0.5)
        t5 = t2 / (tf.square(t0) + 0.7)
    g = tape.gradient(t5, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_119
x = tf.constant([[[0.284, 1.172, -1.784], [1.699, 0.459, -0.789], [1.593, -1.252, 0.455]], [[0.122, 1.706, -0.178], [-1.752, 0.904, -1.410], [-0.388, -1.769, -1.526]], [[0.687, 0.448, -1.357], [-0.812, -0.764, -0.134], [1.583, -0.160, -0.538]], [[-0.657, 1.703, 1.548], [-1.206, 1.187, -1.723], [0.330, 0.413, -1.161]]], tf.float32, shape=[4, 3, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.square(x)
        t1 = tf.math.xdivy(x, tf.square(t0) + 0.5)
        t2 = tf.math.squared_difference(x, t0)
        t3 = tf.where(t0 > t0, t0, t0)
        t4 = tf.nn.gelu(x, approximate=True)
        t5 = tf.math.expm1(0.5 * t0)
        g = tape.gradient(t5, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_120
x = tf.constant([[[[1.448, -1.558], [0.737, -1.700], [0.609, 0.587]], [[-0.424, -0.822], [-1.292, -0.107], [1.593, 1.469]], [[1.625, 0.249], [-0.768, 1.329], [-0.336, 1.642]]], [[[0.917, 0.692], [0.578, 0.570], [0.182, 1.040]], [[-0.670, 0.362], [-0.112, 0.502], [-1.470, -0.326]], [[-1.135, 1.758], [0.152, -0.356], [0.659, 1.507]]], [[[-1.409, -0.690], [-1.642, 1.174], [1.619, 0.375]], [[1.528, 1.259], [0.883, -0.676], [-1.296, 0.237]], [[0.891, -0.972], [-0.275, -1.481], [-0.390, -0.328]]]], tf.float64, shape=[3, 3, 3, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.abs(x)
    t1 = tf.reduce_max(t0, axis=3, keepdims=False)
    t2 = t1 ** 3.0
    t3 = tf.asinh(x)
    t4 = tf.reduce_sum(t1, axis=2, keepdims=False)
    t5 = tf.gather(t1, [2, 2, 0])
    t6 = tf.reshape(t5, [1, -1])
    t7 = tf.math.divide_no_nan(t3, 1.5)
    g = tape.gradient(t7, x, output_gradients=t7 * 0.5 + 1.0)
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_121
x = tf.Variable(tf.constant([[[-1.695, 0.414, 0.199]], [[1.469, -0.900, 0.867]]], tf.float64, shape=[2, 1, 3]))
y = tf.constant([-0.645, -1.201], tf.float64, shape=[2])
z = tf.constant([0.138, 0.883], tf.float64, shape=[2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    tape.watch(z)
    t0 = tf.nn.selu(z)
    t1 = tf.math.digamma(tf.square(y) + 1.0)
    t2 = y / (tf.square(t1) + 0.7)
    t3 = tf.asinh(z)
    t4 = tf.math.xlogy(t0, 2.5)
    t5 = tf.stop_gradient(t2) * t2
    t6 = tf.gather(t3, [1, 1], axis=-1)
g = tape.gradient(t6, [x, y, z])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_122
x = tf.Variable(tf.constant([[[-0.879, -0.280]], [[1.318, -1.049]], [[1.335, -1.412]]], tf.float64, shape=[3, 1, 2]))
y = tf.constant([[[1.153], [1.640], [1.685]]], tf.float64, shape=[1, 3, 1])
z = tf.constant([[-1.266, 0.222], [-1.746, -0.123], [0.804, 0.722]], tf.float64, shape=[3, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(y)
        tape.watch(z)
        x.assign(0.5 * x)
        t0 = tf.expand_dims(z, 2)
        t1 = y[-1]
    g = tape.gradient(t1, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t1, t0))
#%% generated_123
x = tf.constant([[[1.012, 0.679, -0.371], [1.054, -0.378, 1.415], [0.219, 1.344, -1.639]], [[-1.234, -1.443, -0.596], [1.075, 0.898, -1.407], [0.987, 0.452, 0.121]]], tf.float64, shape=[2, 3, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.cos(x)
        t1 = tf.expand_dims(x, 3)
        t2 = tf.maximum(t1, 0.1)
        t3 = tf.reduce_prod(t1, [2, -4, 3, 1], keepdims=False)
        t4 = tf.reduce_min(x, axis=[2, -3, 1], keepdims=True)
        t5 = tf.reduce_sum(t1, axis=[2], keepdims=False)
        t6 = t1 * t4
        t7 = tf.reduce_max(t2, axis=[0, -2, 1, 3], keepdims=True)
    g = tape.gradient(t7, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_124
x = tf.constant(-0.808, tf.float32, shape=[])
y = tf.constant(-0.776, tf.float32, shape=[])
z = tf.constant([[-0.490, -0.785], [-0.341, -1.407]], tf.float32, shape=[2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = tf.math.xdivy(z, tf.square(x) + 0.5)
    t1 = tf.atan(x)
    t2 = tf.tanh(t0)
    t3 = tf.tanh(t1)
    t4 = tf.reduce_sum(t2, axis=[-1, 0], keepdims=True)
    t5 = tf.atanh(0.8 * tf.tanh(t4))
    t6 = tf.gather(t4, [0, 0], axis=-1)
g = tape.gradient(t6, {'x': x, 'y': y, 'z': z})
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_125
x = tf.constant([[[-1.133], [-0.228]], [[-0.898], [1.181]]], tf.float32, shape=[2, 2, 1])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.asinh(x)
        t1 = tf.expand_dims(x, -4)
    g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t1, t1))
#%% generated_126
x = tf.constant([[0.489], [-1.656]], tf.float64, shape=[2, 1])
y = tf.Variable(tf.constant([[[0.757, 0.792]], [[0.914, -1.445]]], tf.float64, shape=[2, 1, 2]))
z = tf.constant([[[[[0.448], [-1.034], [-1.187]], [[-0.804], [-1.690], [1.306]]], [[[-0.410], [0.866], [1.334]], [[1.442], [-0.707], [-0.933]]]], [[[[-0.927], [-1.542], [-1.004]], [[-1.413], [0.585], [-0.977]]], [[[1.558], [-1.486], [0.824]], [[-1.260], [0.778], [-1.659]]]]], tf.float64, shape=[2, 2, 2, 3, 1])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(z)
    t0 = tf.atanh(0.8 * tf.tanh(z))
    t1 = tf.multiply(y, t0)
    t2 = z * t0
    t3 = tf.cos(t2)
    t4 = tf.squeeze(z)
    t5 = 1.5 - t0
g = tape.gradient(t5, {'x': x, 'y': y, 'z': z})
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t5, x))
#%% generated_127
x = tf.Variable(tf.constant([[], [], []], tf.float64, shape=[3, 0]))
y = tf.constant([0.748, -0.632], tf.float64, shape=[2])
z = tf.Variable(tf.constant([[-1.471, 1.759, -0.904]], tf.float64, shape=[1, 3]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    t0 = tf.acos(0.9 * tf.tanh(x))
    x.assign_add(x)
    t1 = tf.reduce_sum(y, None, keepdims=False)
g = tape.gradient(t1, [x, y, z])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_128
x = tf.constant([0.149, -0.642], tf.float32, shape=[2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.nn.gelu(x)
        t1 = t0[0]
    g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_129
x = tf.constant([1.172, 1.571, -0.290], tf.float64, shape=[3])
y = tf.constant(1.062, tf.float64, shape=[])
z = tf.Variable(tf.constant(0.328, tf.float64, shape=[]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = (tf.square(x) + 0.4) ** x
        t1 = tf.stack([z, 0.5 * z], axis=0)
        t2 = tf.nn.softmax(x)
    g = tape.gradient(t2, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t2, y))
#%% generated_130
x = tf.constant([[[0.508, 0.477], [1.219, -1.049]], [[-1.496, -0.804], [0.349, 1.569]], [[0.931, 1.765], [0.237, -1.031]]], tf.float64, shape=[3, 2, 2])
y = tf.Variable(tf.constant([[-1.154, 0.297, -1.534], [-1.481, 0.276, 1.416], [1.498, 1.387, -0.363]], tf.float64, shape=[3, 3]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = -x
    t1 = tf.nn.softmax(t0)
    t2 = tf.tanh(y)
    t3 = tf.transpose(t2, [1, 0])
g = tape.gradient(t3, x, unconnected_gradients='zero')
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_131
x = tf.constant(0.129, tf.float64, shape=[])
y = tf.Variable(tf.constant(-1.307, tf.float64, shape=[]))
z = tf.Variable(tf.constant([[1.372, -1.025, -1.634, -1.193], [-0.115, 0.550, -1.488, -0.382], [0.308, 0.449, -1.152, 1.460]], tf.float64, shape=[3, 4]))
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.floor(z) - z
        t1 = -t0
        t2 = tf.nn.silu(t1)
        t3 = tf.split(t0, 2, axis=-1)[1]
        t4 = tf.expand_dims(t1, 2)
        t5 = tf.nn.leaky_relu(t0, alpha=0.1)
        y.assign_add(y)
        t6 = tf.reduce_sum(t3, axis=[0], keepdims=True)
        t7 = tf.sin(t5)
        g = tape.gradient(t7, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_132
x = tf.constant(-1.627, tf.float64, shape=[])
y = tf.constant([[[], [], []], [[], [], []], [[], [], []], [[], [], []]], tf.float64, shape=[4, 3, 0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.tanh(y)
    t1 = tf.tanh(t0)
    t2 = tf.asinh(t0)
    t3 = tf.nn.leaky_relu(t0, alpha=0.1)
    t4 = tf.multiply(y, t2)
    t5 = tf.reduce_mean(t4, axis=-2, keepdims=True)
    t6 = tf.tanh(t4)
g = tape.gradient(t6, x, unconnected_gradients='zero', output_gradients=t6 * 0.5 + 1.0)
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t6, t1))
#%% generated_133
x = tf.constant([1.599, -1.365], tf.float64, shape=[2])
y = tf.constant([[-0.740, 0.369], [1.560, -1.644]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.math.xlogy(1.5, tf.square(y) + 0.5)
        t1 = tf.expand_dims(x, 1)
        t2 = tf.squeeze(t1)
        t3 = tf.tan(0.3 * t0)
        t4 = tf.reduce_prod(t2, axis=0, keepdims=False)
        t5 = tf.stop_gradient(t2) * t2
        t6 = tf.stop_gradient(t4) * t4
    g = tape.gradient(t6, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_134
x = tf.constant([[-0.146, 0.288, 0.480], [-1.116, 1.721, -0.589]], tf.float64, shape=[2, 3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.reduce_prod(x, axis=[1, -2], keepdims=False)
    t1 = tf.tanh(t0)
    t2 = t0 * x
    t3 = tf.math.lgamma(tf.square(t2) + 0.5)
    t4 = tf.tanh(t0)
    t5 = tf.minimum(0.2, t1)
    t6 = tf.reduce_sum(t2, axis=-2, keepdims=False)
g = tape.gradient(t6, x)
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_135
x = tf.constant([[-0.869, -1.109], [-0.735, 0.714]], tf.float64, shape=[2, 2])
y = tf.constant([1.523, 0.154, 0.104], tf.float64, shape=[3])
z = tf.Variable(tf.constant([[[[-0.491, -0.479, -1.321], [1.067, -1.322, 1.194], [0.374, -1.352, -1.785]], [[1.618, -1.455, 0.576], [-0.588, -0.420, -0.785], [-0.939, -1.217, 0.978]]]], tf.float64, shape=[1, 2, 3, 3]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.reduce_prod(x, axis=None, keepdims=False)
        t1 = z * t0
        t2 = t1 * t1
    g = tape.gradient(t2, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_136
x = tf.constant(1.399, tf.float64, shape=[])
y = tf.constant(0.179, tf.float64, shape=[])
z = tf.constant([[1.154, 0.927]], tf.float64, shape=[1, 2])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = (tf.square(y) + 0.4) ** x
    t1 = (tf.square(z) + 0.4) ** x
g = tape.gradient(t1, {'x': x, 'y': y, 'z': z}, unconnected_gradients='zero', output_gradients=t1 * 0.5 + 1.0)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t1, t1))
#%% generated_137
x = tf.constant([0.693, 1.630], tf.float64, shape=[2])
y = tf.Variable(tf.constant([[[[[-1.136, -0.912], [0.402, -1.562]]], [[[1.462, 1.317], [0.678, 1.285]]]], [[[[-0.436, 1.709], [0.166, -0.751]]], [[[-1.277, -1.542], [-0.492, 0.327]]]], [[[[1.515, -0.921], [0.560, 1.431]]], [[[1.319, 1.392], [-0.353, -1.546]]]]], tf.float64, shape=[3, 2, 1, 2, 2]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.sqrt(tf.square(x) + 0.3)
        t1 = tf.nn.relu(t0)
        t2 = x * x
        t3 = t1 - t0
        y.assign(0.5 * y)
        t4 = tf.maximum(t2, 0.1)
        t5 = tf.add(t0, t4)
        t6 = t4 ** 2
        g = tape.gradient(t6, [x, y], unconnected_gradients='zero', output_gradients=t6 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_138
x = tf.Variable(tf.constant([[[[0.387], [-1.735]], [[1.542], [-0.329]]], [[[-0.356], [0.135]], [[1.596], [-0.353]]]], tf.float64, shape=[2, 2, 2, 1]))
y = tf.constant([[1.229, -1.315, -1.107, 1.605]], tf.float64, shape=[1, 4])
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.acos(0.9 * tf.tanh(y))
        t1 = tf.nn.gelu(x, approximate=True)
        with tape.stop_recording():
            t2 = tf.nn.gelu(x, approximate=True)
    g = tape.gradient(t2, [x, y], output_gradients=t2 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_139
x = tf.constant([[1.373, -0.994, 1.390], [1.090, -1.133, 1.516]], tf.float64, shape=[2, 3])
y = tf.Variable(tf.constant([[-1.727, 1.007]], tf.float64, shape=[1, 2]))
z = tf.constant(1.772, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(z)
        t0 = tf.reduce_mean(y, -1, keepdims=False)
        t1 = tf.math.rsqrt(tf.square(t0) + 0.5)
        t2 = tf.sqrt(tf.square(t0) + 0.3)
        with tape.stop_recording():
            t3 = tf.reduce_min(t1, axis=None, keepdims=True)
        t4 = tf.sqrt(tf.square(t2) + 0.3)
        t5 = tf.add(t2, z)
        t6 = tf.nn.elu(t5)
        g = tape.gradient(t6, [x, y, z], output_gradients=t6 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_140
x = tf.Variable(tf.constant(-1.004, tf.float32, shape=[]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.reshape(x, [1, -1])
        t1 = tf.reduce_prod(t0, axis=-1, keepdims=False)
        t2 = t1 / (tf.square(t1) + 0.7)
        t3 = tf.reduce_mean(t2, axis=0, keepdims=True)
        t4 = t3[..., ::1]
        t5 = tf.multiply(t3, t2)
        t6 = tf.subtract(t4, t1)
        t7 = t4[-1]
        g = tape.gradient(t7, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_141
x = tf.Variable(tf.constant([[0.103, 1.207], [-1.265, 0.799]], tf.float64, shape=[2, 2]))
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.math.floormod(x, tf.square(x) + 0.9)
    t1 = tf.minimum(t0, t0)
    t2 = tf.split(x, 2, axis=-1)[0]
g = tape.gradient(t2, {'x': x}, unconnected_gradients='zero')
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_142
x = tf.Variable(tf.constant([[1.517, 0.166]], tf.float64, shape=[1, 2]))
y = tf.constant([[-0.908, -1.270], [0.247, -0.922]], tf.float64, shape=[2, 2])
z = tf.constant([[[-1.452, 1.455, -1.321, 1.601]]], tf.float64, shape=[1, 1, 4])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(y)
        t0 = x % 0.75
        t1 = tf.reshape(x, [1, -1])
        t2 = tf.reduce_mean(y, axis=None, keepdims=False)
        g = tape.gradient(t2, [x, y, z], output_gradients=t2 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_143
x = tf.constant(-0.516, tf.float32, shape=[])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.tanh(x)
        t1 = tf.tanh(x)
    g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_144
x = tf.Variable(tf.constant(-1.477, tf.float64, shape=[]))
y = tf.constant([1.265, -0.813], tf.float64, shape=[2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    with tape.stop_recording():
        t0 = y / 2.0
    t1 = tf.math.xdivy(t0, tf.square(x) + 0.5)
    t2 = tf.gather(y, [1, 0], axis=-1)
    t3 = tf.tanh(t1)
g = tape.gradient(t3, [x, y])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_145
x = tf.constant([], tf.float32, shape=[0, 0, 2, 3])
y = tf.constant([[[[-0.202], [1.298]], [[-1.132], [0.534]]], [[[-1.368], [-0.972]], [[-1.673], [-1.791]]], [[[-0.173], [0.879]], [[1.228], [0.685]]]], tf.float32, shape=[3, 2, 2, 1])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.tanh(x)
        t1 = 1.5 - t0
        t2 = tf.gather(t1, [1, 2, 1], axis=-1)
        t3 = tf.reduce_sum(x, axis=[3, 0], keepdims=False)
        t4 = tf.transpose(t3, [0, 1])
        t5 = tf.sigmoid(t1)
    g = tape.gradient(t5, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t5, y))
#%% generated_146
x = tf.constant([-1.058, -0.690, -0.464], tf.float64, shape=[3])
y = tf.Variable(tf.constant([0.363, 1.696], tf.float64, shape=[2]))
z = tf.constant(1.776, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(z)
        t0 = tf.stack([y, 0.5 * y], axis=1)
        t1 = tf.math.expm1(0.5 * y)
        t2 = tf.nn.softplus(y)
        t3 = tf.math.multiply_no_nan(t0, t1)
        t4 = t0[0]
    g = tape.gradient(t4, [x, y, z], output_gradients=t4 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t4, t4))
#%% generated_147
x = tf.constant([[[[0.804, 1.320, 0.698]], [[1.481, 0.675, -1.722]]], [[[-0.205, 1.659, -0.611]], [[-0.423, -0.417, 1.386]]]], tf.float64, shape=[2, 2, 1, 3])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.subtract(x, x)
        t1 = tf.math.squared_difference(t0, x)
    g = tape.gradient(t1, [x], output_gradients=t1 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_149
x = tf.constant([-1.466], tf.float64, shape=[1])
y = tf.Variable(tf.constant([-0.420], tf.float64, shape=[1]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.math.log1p(tf.square(y))
        t1 = tf.abs(x)
        t2 = tf.maximum(t0, y)
        t3 = tf.nn.silu(t0)
        t4 = 1.5 - t1
    g = tape.gradient(t4, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_150
x = tf.constant([0.347, 0.256], tf.float32, shape=[2])
y = tf.Variable(tf.constant([1.693, 0.187, -1.483], tf.float32, shape=[3]))
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.nn.softmax(x)
        t1 = tf.reduce_min(y, axis=0, keepdims=False)
    g = tape.gradient(t1, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_151
x = tf.constant([[1.076, 0.932, -0.878, 1.335], [-1.086, -0.327, 1.577, -0.405]], tf.float64, shape=[2, 4])
y = tf.constant([1.446, 0.389], tf.float64, shape=[2])
z = tf.Variable(tf.constant([[[[[1.483, -1.385], [0.800, 1.387], [-1.458, 1.049]]], [[[1.264, 0.438], [-0.463, -1.389], [-1.272, 0.212]]]], [[[[1.312, 0.624], [-1.682, 1.129], [-0.289, 1.754]]], [[[0.556, 0.177], [0.253, -0.247], [1.010, 0.870]]]], [[[[-0.330, 0.738], [-0.761, 0.487], [1.359, -0.132]]], [[[-0.229, -1.663], [1.310, -1.129], [-1.610, -1.258]]]]], tf.float64, shape=[3, 2, 1, 3, 2]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.reduce_mean(y, axis=None, keepdims=False)
    t1 = y[..., ::1]
    t2 = z - y
    with tape.stop_recording():
        t3 = 1.5 - t2
    g = tape.gradient(t3, [x, y, z], unconnected_gradients='zero')
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_152
x = tf.constant([[-1.162, -1.165], [-0.687, 1.125]], tf.float32, shape=[2, 2])
y = tf.constant([-0.601, -1.134, 0.881, 1.690], tf.float32, shape=[4])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.subtract(y, y)
        t1 = tf.math.squared_difference(x, x)
        g = tape.gradient(t1, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_153
x = tf.constant(1.623, tf.float32, shape=[])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.tanh(x)
    t1 = tf.tanh(x)
    t2 = x * t1
    t3 = tf.stack([t1, 0.5 * t1], axis=0)
    t4 = tf.math.xlogy(x, 2.5)
    t5 = t3[..., ::-1]
    t6 = tf.minimum(t1, t3)
    t7 = tf.minimum(t5, x)
g = tape.gradient(t7, x, unconnected_gradients='zero', output_gradients=t7 * 0.5 + 1.0)
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_154
x = tf.constant([[0.542, 0.825], [-1.303, 0.991]], tf.float64, shape=[2, 2])
y = tf.constant([[[-0.547, 0.381], [-0.699, 0.281]], [[0.408, 1.401], [-0.193, 1.660]], [[-0.767, -1.125], [0.964, -1.231]]], tf.float64, shape=[3, 2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.split(y, 2, axis=-1)[0]
    t1 = tf.reduce_max(x, axis=0, keepdims=False)
    g = tape.gradient(t1, x, unconnected_gradients='zero')
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_156
x = tf.constant([-1.729, -1.372], tf.float64, shape=[2])
y = tf.constant([-0.329], tf.float64, shape=[1])
z = tf.constant(0.749, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = tf.concat([y, tf.sin(y)], -1)
    t1 = tf.nn.leaky_relu(x, alpha=0.1)
    t2 = -t0
    t3 = tf.gather(t0, [1], axis=-1)
    t4 = z * t1
    t5 = tf.add(t0, z)
g = tape.gradient(t5, {'x': x, 'y': y, 'z': z})
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_157
x = tf.constant([], tf.float64, shape=[0])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = x / (tf.square(x) + 0.7)
        t1 = t0 + x
        t2 = tf.expand_dims(t1, 0)
        t3 = tf.nn.gelu(t1)
        t4 = t3 / 2.0
        t5 = tf.concat([t2, tf.sin(t2)], -1)
        t6 = t1 + t3
    g = tape.gradient(t6, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_158
x = tf.constant([[[[1.189, -1.504], [-1.047, -0.196], [0.156, -0.898]], [[-0.248, 1.027], [-1.648, -0.241], [-1.716, -1.295]]]], tf.float64, shape=[1, 2, 3, 2])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.multiply(x, x)
        t1 = t0[..., ::-1]
        t2 = tf.sinh(0.5 * x)
        t3 = tf.math.xdivy(t0, tf.square(t2) + 0.5)
        t4 = tf.squeeze(x)
        t5 = tf.nn.leaky_relu(t0, alpha=0.1)
        t6 = tf.concat([t2, tf.sin(t2)], 2)
    g = tape.gradient(t6, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_159
x = tf.constant([[-0.135, 0.745], [-0.565, 0.473]], tf.float64, shape=[2, 2])
y = tf.Variable(tf.constant([0.508, -0.780, 1.180], tf.float64, shape=[3]))
z = tf.Variable(tf.constant([[-0.450, -0.384], [1.527, -0.236]], tf.float64, shape=[2, 2]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.concat([z, tf.sin(z)], 1)
    t1 = tf.math.lgamma(tf.square(x) + 0.5)
g = tape.gradient(t1, x)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_160
x = tf.constant([1.309, 1.016, -1.360], tf.float64, shape=[3])
y = tf.constant([-0.489], tf.float64, shape=[1])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.nn.softmax(x)
        t1 = tf.nn.elu(y)
        t2 = tf.abs(x)
        t3 = tf.subtract(t1, x)
        t4 = tf.sin(t3)
        t5 = tf.reduce_mean(t4, None, keepdims=False)
        t6 = tf.minimum(t5, t4)
    g = tape.gradient(t6, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_162
x = tf.Variable(tf.constant([1.409, 0.865], tf.float64, shape=[2]))
y = tf.constant(1.193, tf.float64, shape=[])
z = tf.constant([], tf.float64, shape=[0, 3])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(y)
        t0 = tf.reduce_mean(x, -1, keepdims=True)
        t1 = tf.matmul(z, z, transpose_b=True)
        t2 = tf.nn.leaky_relu(y, alpha=0.1)
        t3 = tf.atan2(y, tf.square(x) + 0.3)
        t4 = t3[1]
        t5 = tf.nn.elu(t1)
        t6 = tf.sign(t3) * t3
        g = tape.gradient(t6, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_163
x = tf.constant([[[[-0.718, -0.340], [-1.281, 0.353], [-0.891, -1.139]], [[0.854, 0.995], [-1.277, 1.164], [0.852, -0.411]], [[-1.233, 0.973], [-0.518, -0.305], [-1.222, -1.789]]]], tf.float64, shape=[1, 3, 3, 2])
y = tf.constant([[0.702, 1.519, 1.257, 1.009], [-0.934, -1.732, -1.548, -0.541]], tf.float64, shape=[2, 4])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.minimum(0.2, x)
        t1 = t0 + t0
        t2 = tf.reshape(y, [8, -1])
        t3 = t2[..., ::1]
        t4 = tf.math.floormod(t0, tf.square(x) + 0.9)
        t5 = tf.reduce_max(t1, 0, keepdims=True)
        t6 = tf.math.divide_no_nan(t3, 1.5)
    g = tape.gradient(t6, [x, y], output_gradients=t6 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t6, t1))
#%% generated_164
x = tf.constant([[[[[-0.363, 0.638]], [[-1.509, -1.306]]], [[[-1.304, 1.402]], [[-0.580, -1.289]]]], [[[[-1.620, -1.798]], [[0.245, -1.635]]], [[[0.237, -1.246]], [[0.489, -1.460]]]]], tf.float64, shape=[2, 2, 2, 1, 2])
y = tf.constant([[0.671, -1.141], [-0.763, 0.258]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.math.log(tf.abs(y) + 0.5)
        t1 = t0 * t0
        t2 = 1.5 - y
        t3 = tf.math.erf(y)
        t4 = tf.reduce_min(t2, axis=-1, keepdims=True)
        t5 = tf.math.xdivy(t0, tf.square(x) + 0.5)
        t6 = tf.gather(t5, [1, 1, 0])
        t7 = tf.math.digamma(tf.square(t5) + 1.0)
    g = tape.gradient(t7, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_165
x = tf.constant([[[1.088], [-0.437]]], tf.float64, shape=[1, 2, 1])
y = tf.constant([[[-1.224, 1.174, -0.913, 1.130], [1.141, 1.642, -0.415, -0.223], [-0.354, 0.661, 0.169, -0.626]]], tf.float64, shape=[1, 3, 4])
z = tf.constant([[[-0.407, -0.573], [-1.755, -1.369]], [[-0.951, -0.784], [0.183, -0.232]], [[0.813, -1.620], [-0.227, -0.586]]], tf.float64, shape=[3, 2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = tf.nn.leaky_relu(x)
    t1 = tf.nn.softplus(y)
    t2 = tf.gather(x, [0, 0])
    t3 = tf.matmul(t1, t1, transpose_b=True)
    t4 = tf.nn.silu(t2)
    t5 = tf.nn.softmax(t4)
    t6 = tf.cast(tf.cast(t2, tf.float64), tf.float64)
    g = tape.gradient(t6, x)
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_166
x = tf.constant([], tf.float64, shape=[0])
y = tf.constant([[-1.690, -0.949], [-0.421, 0.311]], tf.float64, shape=[2, 2])
z = tf.Variable(tf.constant([1.124, -0.642, 0.452], tf.float64, shape=[3]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.reduce_sum(x, axis=[0], keepdims=True)
        t1 = tf.reduce_sum(x, axis=0, keepdims=False)
        t2 = tf.reduce_prod(t0, axis=None, keepdims=True)
        t3 = tf.atan2(z, tf.square(t1) + 0.3)
        t4 = tf.nn.softmax(z)
        t5 = tf.where(t1 > t3, t1, t3)
        z.assign(0.5 * z)
        t6 = -t4
        t7 = tf.square(t6)
        g = tape.gradient(t7, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_167
x = tf.constant([-1.482, -1.675], tf.float64, shape=[2])
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.acos(0.9 * tf.tanh(x))
    t1 = tf.nn.gelu(t0, approximate=True)
g = tape.gradient(t1, x, output_gradients=t1 * 0.5 + 1.0)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_168
x = tf.constant([-0.436], tf.float64, shape=[1])
y = tf.constant([[[0.293, -0.814], [0.688, -0.740]], [[0.873, -0.457], [-0.364, 0.860]]], tf.float64, shape=[2, 2, 2])
z = tf.constant([[[0.230, -1.037, -1.566], [-0.855, 1.692, -1.748]], [[1.311, -0.193, -1.457], [-1.595, -1.474, -0.461]]], tf.float64, shape=[2, 2, 3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.asinh(z)
    t1 = y[-2]
    t2 = tf.math.log1p(tf.square(y))
    t3 = t2[0]
    t4 = tf.math.digamma(tf.square(z) + 1.0)
    t5 = tf.subtract(t0, t0)
g = tape.gradient(t5, x)
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_169
x = tf.Variable(tf.constant([1.513, 0.900], tf.float64, shape=[2]))
y = tf.constant(-0.318, tf.float64, shape=[])
z = tf.constant([-0.633], tf.float64, shape=[1])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(y)
        t0 = tf.where(y > y, y, y)
        t1 = y % 0.75
        t2 = tf.concat([z, tf.sin(z)], -1)
        t3 = tf.tanh(y)
        t4 = tf.minimum(t2, t0)
        t5 = tf.tanh(t0)
        t6 = tf.math.xlogy(1.5, tf.square(t5) + 0.5)
    g = tape.gradient(t6, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_170
x = tf.Variable(tf.constant([0.551], tf.float32, shape=[1]))
y = tf.constant([], tf.float32, shape=[0, 3, 2])
z = tf.constant([[], []], tf.float32, shape=[2, 0])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([y, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(y)
        tape.watch(z)
        t0 = z / (tf.square(z) + 0.7)
        t1 = tf.nn.selu(x)
        x.assign(0.5 * x)
        t2 = tf.gather(x, [0])
        t3 = tf.clip_by_value(y, -0.6, 0.8)
        t4 = tf.maximum(t3, 0.1)
        g = tape.gradient(t4, [x, y, z], output_gradients=t4 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y, z])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_171
x = tf.constant([1.670, -0.743], tf.float32, shape=[2])
y = tf.constant([-1.763], tf.float32, shape=[1])
z = tf.constant([[[-1.492], [0.242]], [[1.543], [-1.310]]], tf.float32, shape=[2, 2, 1])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        tape.watch(z)
        t0 = tf.tanh(z)
        t1 = tf.atan(y)
        t2 = t0[0]
    g = tape.gradient(t2, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y, z])
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_172
x = tf.constant([-1.674, 1.055], tf.float64, shape=[2])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    t0 = tf.transpose(x, [0])
    t1 = tf.multiply(x, t0)
    t2 = tf.nn.leaky_relu(t0, alpha=0.1)
    t3 = tf.reduce_min(t2, 0, keepdims=True)
g = tape.gradient(t3, [x], unconnected_gradients='zero')
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t3, t3))
#%% generated_175
x = tf.constant([[-1.784, -0.948, 0.876], [-0.567, -1.576, 0.416], [0.851, 1.126, 0.686]], tf.float64, shape=[3, 3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.reduce_sum(x, -1, keepdims=False)
    t1 = t0[..., ::1]
    t2 = tf.clip_by_value(x, -0.6, 0.8)
    t3 = tf.where(t0 > t2, t0, t2)
    t4 = tf.atanh(0.8 * tf.tanh(x))
    t5 = t4 / (tf.square(t1) + 0.7)
    t6 = tf.nn.softmax(t3)
    g = tape.gradient(t6, {'x': x}, output_gradients=t6 * 0.5 + 1.0)
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_176
x = tf.constant([[[0.269, -0.625], [0.635, 0.549]], [[1.046, 0.903], [-0.405, -1.518]], [[0.124, -0.582], [1.356, 1.025]]], tf.float64, shape=[3, 2, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.add(x, x)
        t1 = -t0
        g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_177
x = tf.Variable(tf.constant([0.174, 1.356], tf.float32, shape=[2]))
y = tf.constant(-0.276, tf.float32, shape=[])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    t0 = tf.expand_dims(y, -1)
    t1 = tf.concat([x, tf.sin(x)], 0)
    t2 = tf.stack([y, 0.5 * y], axis=0)
    t3 = tf.reduce_prod(t0, axis=-1, keepdims=False)
    t4 = tf.tanh(t3)
    t5 = tf.add(t3, t2)
g = tape.gradient(t5, [x, y])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_179
x = tf.constant(-0.200, tf.float32, shape=[])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.add(x, x)
        t1 = tf.minimum(x, t0)
        t2 = x % 0.75
        t3 = tf.tanh(x)
        t4 = tf.math.lgamma(tf.square(t2) + 0.5)
        t5 = t0 + t3
    g = tape.gradient(t5, [x], output_gradients=t5 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_180
x = tf.constant(0.307, tf.float64, shape=[])
y = tf.Variable(tf.constant([], tf.float64, shape=[0]))
z = tf.constant([[-1.554]], tf.float64, shape=[1, 1])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(z)
    with tape.stop_recording():
        t0 = tf.subtract(y, z)
    t1 = tf.multiply(z, x)
    t2 = tf.nn.relu6(4.0 * y)
    g = tape.gradient(t2, {'x': x, 'y': y, 'z': z}, unconnected_gradients='zero')
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_181
x = tf.constant(1.521, tf.float64, shape=[])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = x * x
        with tape.stop_recording():
            t1 = tf.math.erf(t0)
    g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_182
x = tf.constant([0.231, 0.154], tf.float64, shape=[2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.math.log_sigmoid(x)
        t1 = tf.math.squared_difference(x, x)
        t2 = tf.add(t1, x)
        t3 = tf.tan(0.3 * t0)
        t4 = t0[..., ::-2]
        t5 = tf.math.floormod(t3, tf.square(t2) + 0.9)
        t6 = (tf.square(t5) + 0.4) ** t1
    g = tape.gradient(t6, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_183
x = tf.constant([[[-0.983, -0.114, -0.223, -1.663], [-0.865, -1.335, 0.750, -1.485], [1.551, 0.787, 1.288, 1.681]], [[-1.733, 1.168, 0.508, -0.549], [0.707, 1.393, -1.608, -1.047], [-1.372, 1.567, -0.126, -1.018]]], tf.float64, shape=[2, 3, 4])
y = tf.Variable(tf.constant([[1.484], [0.917]], tf.float64, shape=[2, 1]))
z = tf.constant([[0.543]], tf.float64, shape=[1, 1])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, z])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(z)
        t0 = x[..., ::1]
        y.assign(0.5 * y)
        t1 = tf.stack([x, 0.5 * x], axis=3)
        g = tape.gradient(t1, [x, y, z], output_gradients=t1 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_184
x = tf.constant([[1.477, -1.537], [-0.322, 0.670], [0.498, 0.366], [-1.408, -0.951]], tf.float64, shape=[4, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = x[-3]
        t1 = tf.reshape(t0, [1, -1])
        t2 = tf.tanh(x)
        t3 = tf.math.expm1(0.5 * x)
        t4 = tf.math.rsqrt(tf.square(t2) + 0.5)
        with tape.stop_recording():
            t5 = tf.reduce_min(t4, axis=0, keepdims=True)
    g = tape.gradient(t5, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t5, t4))
#%% generated_185
x = tf.constant(1.572, tf.float32, shape=[])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.reshape(x, [1, -1])
        t1 = tf.math.floormod(t0, tf.square(t0) + 0.9)
        t2 = tf.sinh(0.5 * t1)
        t3 = tf.asinh(t2)
        t4 = tf.nn.softplus(t0)
        t5 = tf.subtract(t1, x)
        t6 = tf.transpose(t4, [0, 1])
    g = tape.gradient(t6, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_186
x = tf.Variable(tf.constant([[[-1.749, -1.454], [-0.853, -0.868], [1.250, -1.414], [-0.976, 1.177]], [[1.740, -1.770], [-0.505, -1.222], [-1.016, 1.754], [-0.301, 0.596]], [[-1.438, 1.484], [-0.897, 0.954], [-0.308, -0.789], [-0.367, 0.368]]], tf.float64, shape=[3, 4, 2]))
y = tf.Variable(tf.constant([[-1.394, -0.284, 0.612, 0.221], [-0.589, 0.937, -1.576, -0.343], [-1.523, -0.272, -0.689, -1.494]], tf.float64, shape=[3, 4]))
with tf.GradientTape(persistent=False) as tape:
    t0 = 1.5 - y
    t1 = tf.acos(0.9 * tf.tanh(y))
    t2 = tf.acos(0.9 * tf.tanh(x))
    t3 = tf.split(t1, 2, axis=-1)[0]
    t4 = tf.maximum(t1, y)
    t5 = tf.gather(t2, [0], axis=-1)
    t6 = tf.subtract(t1, y)
    t7 = tf.sin(t2)
g = tape.gradient(t7, [x, y])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_187
x = tf.constant([[[-0.940, 1.386, -1.103], [0.472, 0.505, 0.862], [-1.697, 0.832, -0.369]]], tf.float64, shape=[1, 3, 3])
y = tf.constant([[1.128, -0.727, 0.545, -1.342], [0.277, 0.625, 1.504, -1.519], [-0.712, 0.548, 1.364, 0.302]], tf.float64, shape=[3, 4])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.identity(x)
        t1 = tf.subtract(x, x)
        t2 = tf.nn.softmax(x)
        t3 = t1[0]
    g = tape.gradient(t3, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_188
x = tf.Variable(tf.constant([], tf.float32, shape=[0]))
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape(persistent=True) as tape:
        t0 = tf.math.squared_difference(x, x)
        t1 = x ** 3.0
    g = tape.gradient(t1, [x], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t1, t1))
#%% generated_189
x = tf.constant([-1.731, -0.998], tf.float64, shape=[2])
y = tf.Variable(tf.constant([[1.288, -0.874], [-0.113, -1.412]], tf.float64, shape=[2, 2]))
z = tf.constant([[1.420, 0.676, -0.159], [0.998, -0.666, 1.212]], tf.float64, shape=[2, 3])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(z)
        y.assign(0.5 * y)
        t0 = tf.asinh(z)
        t1 = tf.reduce_prod(x, 0, keepdims=False)
        t2 = tf.reduce_max(x, None, keepdims=False)
        t3 = tf.identity(t1)
        t4 = 1.5 - t0
        t5 = tf.where(t3 > y, t3, y)
        t6 = tf.nn.relu(t1)
    g = tape.gradient(t6, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_190
x = tf.constant([[[-0.245, -1.098, -0.977, 1.273], [1.514, 0.456, -1.563, 1.071]], [[1.061, -0.991, 0.452, -0.741], [-0.766, 1.549, 1.671, -1.400]]], tf.float64, shape=[2, 2, 4])
y = tf.constant([0.216], tf.float64, shape=[1])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.nn.softmax(y)
    t1 = tf.reduce_max(x, axis=[2, -2], keepdims=True)
    t2 = tf.math.multiply_no_nan(x, t0)
    t3 = tf.concat([t2, tf.sin(t2)], 2)
    t4 = tf.math.squared_difference(t2, t2)
    t5 = tf.math.erf(t3)
    t6 = tf.nn.relu(t4)
g = tape.gradient(t6, [x, y], unconnected_gradients='zero')
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t6, t5))
#%% generated_191
x = tf.constant([[[0.197, -1.630]], [[0.921, 0.727]]], tf.float32, shape=[2, 1, 2])
y = tf.constant([[], [], []], tf.float32, shape=[3, 0])
z = tf.constant([[[-0.145, -0.375], [0.923, -0.886]], [[0.795, 0.693], [-0.350, -0.950]], [[0.595, -0.125], [1.236, -1.244]]], tf.float32, shape=[3, 2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = tf.reduce_max(z, axis=[2, 1], keepdims=True)
    t1 = -z
    t2 = tf.math.xlogy(t1, 2.5)
    t3 = (tf.square(t2) + 0.4) ** z
    t4 = tf.stack([t2, 0.5 * t2], axis=2)
    t5 = tf.math.rsqrt(tf.square(t4) + 0.5)
    t6 = tf.reduce_prod(t1, axis=[0], keepdims=False)
    t7 = tf.reduce_prod(t6, axis=None, keepdims=True)
    g = tape.gradient(t7, {'x': x, 'y': y, 'z': z})
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_192
x = tf.constant(1.704, tf.float64, shape=[])
y = tf.constant([[-1.741, -1.326], [0.871, 0.680], [0.946, 1.172]], tf.float64, shape=[3, 2])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.stack([x, 0.5 * x], axis=0)
    t1 = t0 ** 2
    t2 = tf.concat([y, tf.sin(y)], -1)
    g = tape.gradient(t2, {'x': x, 'y': y}, output_gradients=t2 * 0.5 + 1.0)
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_193
x = tf.Variable(tf.constant([[[[[-1.693, 0.956, 1.218], [1.483, -1.736, -0.541]], [[-0.581, 1.430, 1.692], [0.985, -0.957, 0.751]]], [[[0.952, -0.362, -0.579], [-1.644, 0.342, 1.236]], [[1.560, 0.353, 1.323], [-1.475, -1.381, 0.372]]]], [[[[1.255, -0.824, 1.644], [-1.257, 1.298, -0.954]], [[0.352, -0.464, 0.996], [-0.213, 1.290, -0.303]]], [[[1.135, -0.809, 0.402], [1.001, -1.477, 0.197]], [[-1.003, -0.747, 1.428], [0.277, -0.181, 1.049]]]]], tf.float64, shape=[2, 2, 2, 2, 3]))
with tf.GradientTape(persistent=True) as tape:
    t0 = tf.nn.softplus(x)
    t1 = tf.sign(x) * x
    t2 = tf.gather(t1, [1, 1], axis=-1)
    with tape.stop_recording():
        t3 = tf.reduce_sum(t0, axis=None, keepdims=False)
g = tape.gradient(t3, x, output_gradients=t3 * 0.5 + 1.0)
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t3, t3))
#%% generated_194
x = tf.constant([[1.355, 1.027, 0.737], [-1.175, 0.312, -1.031]], tf.float32, shape=[2, 3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.reduce_min(x, None, keepdims=False)
    t1 = tf.reduce_prod(x, axis=None, keepdims=False)
    t2 = tf.minimum(t0, t0)
g = tape.gradient(t2, [x], unconnected_gradients='zero')
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_195
x = tf.Variable(tf.constant([[-0.776, 1.310, -1.323], [0.501, 1.423, -1.253], [-0.501, -0.243, -1.634]], tf.float64, shape=[3, 3]))
with tf.GradientTape(persistent=False) as tape:
    x.assign(0.5 * x)
    t0 = tf.acosh(tf.square(x) + 1.2)
    t1 = tf.acosh(tf.square(t0) + 1.2)
    t2 = tf.reshape(t0, [3, -1])
g = tape.gradient(t2, {'x': x}, output_gradients=t2 * 0.5 + 1.0)
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_197
x = tf.constant([-0.166, 0.875, -1.724], tf.float64, shape=[3])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.atan2(x, tf.square(x) + 0.3)
    t1 = x / 2.0
    t2 = tf.tanh(t0)
    t3 = tf.nn.relu6(4.0 * t1)
    t4 = (tf.square(t3) + 0.4) ** t1
g = tape.gradient(t4, [x], unconnected_gradients='zero')
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_198
x = tf.constant([[0.190, 0.436, -1.642, -1.121], [0.530, -1.154, -1.682, -1.781], [-0.764, -0.961, 0.817, -1.658]], tf.float64, shape=[3, 4])
y = tf.Variable(tf.constant([-0.492, 0.440], tf.float64, shape=[2]))
z = tf.Variable(tf.constant([0.939, -0.928, 1.233], tf.float64, shape=[3]))
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = (tf.square(y) + 0.4) ** y
        t1 = tf.tanh(y)
        t2 = tf.acosh(tf.square(x) + 1.2)
        t3 = tf.sigmoid(y)
        t4 = tf.math.xlogy(1.5, tf.square(t1) + 0.5)
        with tape.stop_recording():
            t5 = tf.maximum(t3, 0.1)
        g = tape.gradient(t5, [x, y, z])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_199
x = tf.constant([[[0.534, 1.408], [0.144, 0.937]], [[-1.722, -1.121], [1.603, 0.843]], [[-0.748, -0.610], [0.601, -1.757]]], tf.float64, shape=[3, 2, 2])
y = tf.constant([[-1.645, 0.193], [-0.171, 1.064], [-1.398, -1.507]], tf.float64, shape=[3, 2])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    t0 = tf.math.lgamma(tf.square(x) + 0.5)
    t1 = tf.subtract(t0, t0)
    t2 = tf.round(t0) + t0
    t3 = tf.math.xdivy(t1, tf.square(x) + 0.5)
    t4 = y[..., ::1]
    t5 = tf.reshape(t2, [6, -1])
    t6 = tf.nn.softmax(t3)
    t7 = tf.reduce_max(t4, axis=-1, keepdims=False)
g = tape.gradient(t7, x)
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t7, t2))
#%% generated_200
x = tf.constant([], tf.float64, shape=[0, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.math.erfc(x)
    t1 = tf.math.lgamma(tf.square(x) + 0.5)
    t2 = tf.sqrt(tf.square(t0) + 0.3)
    t3 = tf.atan2(t2, tf.square(t2) + 0.3)
    t4 = tf.tanh(x)
g = tape.gradient(t4, [x], unconnected_gradients='zero', output_gradients=t4 * 0.5 + 1.0)
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_201
x = tf.constant([1.380, 1.155, 0.867], tf.float64, shape=[3])
y = tf.constant([[0.206, -0.466]], tf.float64, shape=[1, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.nn.softmax(x)
        t1 = tf.reduce_prod(y, [1, -2], keepdims=True)
        t2 = tf.cast(tf.cast(y, tf.float64), tf.float64)
        t3 = x + t0
        t4 = tf.math.squared_difference(t0, t3)
        t5 = tf.math.expm1(0.5 * t4)
        t6 = tf.reduce_mean(t5, axis=None, keepdims=True)
        g = tape.gradient(t6, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_203
x = tf.constant([[1.140, -1.418, 1.193], [-0.300, 1.072, 0.855]], tf.float64, shape=[2, 3])
y = tf.constant(-0.872, tf.float64, shape=[])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        t0 = tf.reduce_mean(x, axis=[1, 0], keepdims=True)
        t1 = tf.reduce_sum(x, axis=None, keepdims=False)
        t2 = tf.nn.leaky_relu(y, alpha=0.1)
        t3 = t0 * t2
        t4 = tf.tanh(y)
        t5 = t0 - t4
    g = tape.gradient(t5, [x, y])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_204
x = tf.constant([[[[-0.657], [0.223], [-0.883]], [[1.501], [-1.699], [-0.600]]], [[[-0.448], [0.865], [-0.650]], [[0.328], [-1.416], [-1.064]]]], tf.float64, shape=[2, 2, 3, 1])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.exp(0.5 * x)
    t1 = tf.squeeze(t0)
    t2 = tf.reduce_prod(t1, 1, keepdims=True)
    t3 = tf.squeeze(t0)
g = tape.gradient(t3, {'x': x}, unconnected_gradients='zero')
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_206
x = tf.constant([[[[[-1.205, -0.331], [-0.567, 1.195]], [[0.925, -1.264], [0.210, 0.721]]]], [[[[-1.782, -0.964], [-0.261, 1.051]], [[-1.049, -0.177], [1.379, 1.495]]]]], tf.float64, shape=[2, 1, 2, 2, 2])
y = tf.Variable(tf.constant([-0.198, -1.626, 0.475], tf.float64, shape=[3]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    y.assign(0.5 * y)
    t0 = tf.math.erfc(y)
    t1 = tf.reduce_prod(y, -1, keepdims=False)
    g = tape.gradient(t1, {'x': x, 'y': y}, output_gradients=t1 * 0.5 + 1.0)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_207
x = tf.constant([[-1.245, 0.359, 1.543], [-0.635, -0.408, 1.069], [0.444, 1.495, -1.527], [0.172, -1.272, 1.559]], tf.float64, shape=[4, 3])
y = tf.constant([[0.596, 1.114, 1.170], [1.319, 1.433, 1.550]], tf.float64, shape=[2, 3])
z = tf.constant([-0.970, 0.998, 0.658], tf.float64, shape=[3])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = tf.math.multiply_no_nan(z, y)
    t1 = tf.expand_dims(t0, -1)
g = tape.gradient(t1, x, output_gradients=t1 * 0.5 + 1.0)
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t1, y))
#%% generated_208
x = tf.constant(1.551, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = 1.5 - x
    t1 = tf.tanh(t0)
    t2 = tf.tanh(x)
    t3 = t2 ** 3.0
    t4 = tf.subtract(t0, t0)
g = tape.gradient(t4, x)
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_209
x = tf.Variable(tf.constant([-1.192, -0.233], tf.float64, shape=[2]))
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape(persistent=True) as tape:
        t0 = tf.reshape(x, [2, -1])
        t1 = tf.concat([x, tf.sin(x)], 0)
        t2 = tf.reduce_mean(t1, 0, keepdims=True)
        x.assign(0.5 * x)
        t3 = tf.math.divide_no_nan(t2, 1.5)
        t4 = tf.sinh(0.5 * t1)
        g = tape.gradient(t4, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_211
x = tf.constant([1.067, -0.807], tf.float64, shape=[2])
y = tf.constant([[[-0.726, -1.739, 1.017], [0.318, -1.634, -1.313], [-1.226, 0.463, -0.746]], [[0.277, 0.341, -0.590], [-0.555, -1.085, 1.184], [-0.566, 0.678, -0.604]], [[-0.698, 0.843, -0.945], [-0.667, 0.155, 1.413], [1.341, 0.467, 1.102]], [[-0.810, -1.615, -0.775], [0.571, 1.580, -0.273], [-1.605, -0.467, 1.720]]], tf.float64, shape=[4, 3, 3])
z = tf.constant([[1.070, 1.169], [-0.418, 1.220]], tf.float64, shape=[2, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    tape.watch(z)
    t0 = tf.reduce_max(x, 0, keepdims=False)
    t1 = tf.nn.relu(t0)
    t2 = x * x
    t3 = tf.nn.elu(t2)
    t4 = tf.math.xlogy(t0, 2.5)
    t5 = t1 / (tf.square(t4) + 0.7)
g = tape.gradient(t5, {'x': x, 'y': y, 'z': z})
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_212
x = tf.constant([[-1.678, 1.502]], tf.float64, shape=[1, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.squeeze(x)
    t1 = (tf.square(x) + 0.4) ** x
    t2 = tf.cosh(0.5 * x)
    t3 = tf.sinh(0.5 * t2)
    g = tape.gradient(t3, {'x': x})
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_213
x = tf.Variable(tf.constant([0.372, 0.986], tf.float64, shape=[2]))
with tf.GradientTape(persistent=False) as outer:
    with tf.GradientTape(persistent=False) as tape:
        t0 = tf.expand_dims(x, 0)
        t1 = x / (tf.square(t0) + 0.7)
        t2 = tf.transpose(t0, [1, 0])
        x.assign(0.5 * x)
        t3 = tf.maximum(t1, x)
        t4 = t0 ** 3.0
        t5 = 1.5 - t4
        t6 = t5 % 0.75
        t7 = tf.nn.relu6(4.0 * t6)
    g = tape.gradient(t7, [x], unconnected_gradients='zero', output_gradients=t7 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_214
x = tf.Variable(tf.constant([1.645, 0.173, -1.396], tf.float64, shape=[3]))
y = tf.constant(-0.564, tf.float64, shape=[])
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.tanh(x)
    t1 = tf.reduce_sum(t0, axis=[-1], keepdims=False)
    t2 = tf.tanh(y)
    t3 = tf.gather(x, [2, 2, 1], axis=-1)
    t4 = t0 - t0
    t5 = tf.math.xdivy(t3, tf.square(x) + 0.5)
    t6 = tf.multiply(t2, t0)
    t7 = t6 + t3
g = tape.gradient(t7, {'x': x, 'y': y}, output_gradients=t7 * 0.5 + 1.0)
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_215
x = tf.constant(0.504, tf.float64, shape=[])
y = tf.Variable(tf.constant([[], []], tf.float64, shape=[2, 0]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.reduce_min(y, 0, keepdims=False)
        t1 = tf.math.squared_difference(t0, x)
        t2 = tf.tanh(x)
        t3 = tf.floor(t0) - t0
        t4 = t3 ** 3.0
        t5 = tf.multiply(t2, t2)
        t6 = tf.tanh(t5)
        y.assign(0.5 * y)
        t7 = tf.add(t5, t3)
    g = tape.gradient(t7, [x, y], output_gradients=t7 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_216
x = tf.constant([-0.742, -0.543], tf.float32, shape=[2])
y = tf.constant([[0.890, -0.263], [1.721, -1.291], [1.000, 1.759]], tf.float32, shape=[3, 2])
z = tf.constant([[-1.642, 1.226], [0.526, 1.612], [-1.072, 1.405]], tf.float32, shape=[3, 2])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x, y, z])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        tape.watch(y)
        tape.watch(z)
        t0 = tf.transpose(z, [0, 1])
        t1 = tf.reshape(z, [1, -1])
        t2 = tf.reduce_max(z, axis=None, keepdims=False)
        t3 = tf.reduce_max(t1, axis=1, keepdims=False)
        g = tape.gradient(t3, [x, y, z], unconnected_gradients='zero', output_gradients=t3 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x, y, z])
print(t3)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_217
x = tf.constant([-0.680, 1.372, 1.035], tf.float32, shape=[3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.expand_dims(x, 0)
        t1 = tf.math.xlogy(t0, 2.5)
    g = tape.gradient(t1, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float32)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_218
x = tf.constant([[[-0.951, 0.897, 0.662], [-0.503, 0.888, -1.317]], [[0.343, -0.321, 0.220], [1.218, 1.655, 0.409]]], tf.float64, shape=[2, 2, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.minimum(x, x)
        t1 = tf.tanh(x)
        t2 = tf.nn.silu(t1)
        t3 = tf.round(t1) + t1
        t4 = tf.math.floormod(t0, tf.square(x) + 0.9)
        t5 = tf.multiply(t0, t1)
    g = tape.gradient(t5, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_219
x = tf.constant([[0.842, 1.764, -0.327], [0.721, -1.736, -0.168]], tf.float64, shape=[2, 3])
y = tf.constant([[[[-0.932, 0.727]], [[-1.479, -0.311]], [[1.004, -1.582]], [[-0.175, 0.808]]], [[[-1.726, -1.413]], [[1.155, 1.629]], [[0.307, 1.459]], [[-0.125, -1.206]]], [[[-0.596, 0.411]], [[-1.626, 1.207]], [[1.599, 1.041]], [[1.427, -0.501]]]], tf.float64, shape=[3, 4, 1, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    tape.watch(y)
    with tape.stop_recording():
        t0 = tf.split(y, 2, axis=-1)[1]
    t1 = t0 * x
    t2 = tf.multiply(x, t1)
    g = tape.gradient(t2, x, unconnected_gradients='zero')
print(t2)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_220
x = tf.constant([[0.934, 0.501, -0.769], [1.103, -1.094, -0.451]], tf.float64, shape=[2, 3])
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.matmul(x, x, transpose_b=True)
        t1 = tf.asinh(t0)
        g = tape.gradient(t1, [x], output_gradients=t1 * 0.5 + 1.0)
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_221
x = tf.Variable(tf.constant([[1.041, -0.159, 1.167], [1.163, 0.942, -1.671]], tf.float64, shape=[2, 3]))
with tf.GradientTape(persistent=False) as tape:
    t0 = tf.sign(x) * x
    t1 = tf.atan2(t0, tf.square(x) + 0.3)
    with tape.stop_recording():
        t2 = x ** 3.0
    t3 = tf.tanh(t2)
    t4 = tf.nn.softplus(x)
    t5 = tf.transpose(t0, [1, 0])
    t6 = tf.reduce_min(t2, axis=[0, 1], keepdims=True)
    x.assign(0.5 * x)
    t7 = t4[-2]
    g = tape.gradient(t7, x)
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_222
x = tf.constant([], tf.float32, shape=[0])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.tanh(x)
    t1 = x / 2.0
g = tape.gradient(t1, {'x': x})
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_223
x = tf.constant([-1.419, -1.420, 1.742], tf.float64, shape=[3])
y = tf.Variable(tf.constant([[[[-1.380, -1.758], [0.821, -1.482]], [[0.546, -1.474], [-0.983, 0.928]]]], tf.float64, shape=[1, 2, 2, 2]))
with tf.GradientTape(persistent=False) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=False) as tape:
        tape.watch(x)
        t0 = tf.nn.selu(y)
        t1 = tf.reduce_mean(t0, axis=-4, keepdims=False)
        t2 = t1 + y
        t3 = t2 * t2
        t4 = tf.reduce_max(t0, axis=1, keepdims=True)
        t5 = tf.minimum(t0, y)
        t6 = tf.gather(t2, [0, 0])
        t7 = tf.math.squared_difference(t4, t6)
    g = tape.gradient(t7, [x, y], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y])
print(t7)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
#%% generated_224
x = tf.constant([[-0.825, -0.142, 0.528, -0.277], [1.680, -0.815, 0.742, 1.307], [-1.332, 1.516, 1.219, -0.193], [-1.476, -0.871, 0.247, 1.282]], tf.float64, shape=[4, 4])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    t0 = tf.reshape(x, [8, -1])
    t1 = tf.reduce_min(x, axis=0, keepdims=False)
    t2 = tf.expand_dims(t1, 1)
    t3 = tf.math.erf(t0)
    t4 = tf.atan(t1)
    t5 = tf.acosh(tf.square(t1) + 1.2)
g = tape.gradient(t5, [x])
print(t5)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
show(tape.gradient(t5, t5))
#%% generated_225
x = tf.constant([-0.422, -1.759, -1.455], tf.float64, shape=[3])
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        t0 = tf.math.multiply_no_nan(x, x)
        t1 = tf.atanh(0.8 * tf.tanh(t0))
        t2 = tf.math.squared_difference(t1, t0)
        t3 = tf.gather(x, [2, 0])
        t4 = tf.maximum(t1, 0.1)
    g = tape.gradient(t4, [x])
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x])
print(t4)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t4, t1))
#%% generated_226
x = tf.constant([[0.683], [1.030]], tf.float64, shape=[2, 1])
y = tf.constant([[[1.572, -0.394, 0.657], [-0.824, -0.890, -0.150], [1.443, 0.122, 0.258]], [[-1.390, 0.977, -0.477], [-0.635, 1.420, 1.665], [1.651, -0.363, 0.838]], [[-0.149, 1.273, -1.075], [-1.160, -1.271, -0.238], [0.823, -1.568, 0.267]]], tf.float64, shape=[3, 3, 3])
z = tf.Variable(tf.constant([0.701, -1.007, 1.205], tf.float64, shape=[3]))
with tf.GradientTape(persistent=True) as outer:
    outer.watch([x, y])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        z.assign(0.5 * z)
        t0 = 2.0 / (tf.square(y) + 1.0)
        t1 = tf.reduce_sum(x, [1, -2], keepdims=False)
    g = tape.gradient(t1, [x, y, z], unconnected_gradients='zero')
    s = tf.add_n([tf.reduce_sum(q * q) for q in [tf.convert_to_tensor(p) for p in g if p is not None]] + [tf.zeros([], tf.float64)])
h = outer.gradient(s, [x, y, z])
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
for v in h: show(v)
show(tape.gradient(t1, t0))
#%% generated_227
x = tf.Variable(tf.constant([-1.368, 0.158], tf.float64, shape=[2]))
y = tf.constant([-0.924, -0.511], tf.float64, shape=[2])
z = tf.constant([[[-0.605, 0.929], [-1.332, -0.340], [-1.719, 1.437]], [[0.260, 0.228], [-0.966, -0.555], [-1.720, 0.979]], [[1.104, -0.323], [-0.143, 1.060], [1.030, -0.540]]], tf.float64, shape=[3, 3, 2])
with tf.GradientTape(persistent=False) as tape:
    tape.watch(y)
    tape.watch(z)
    t0 = tf.math.squared_difference(y, x)
    t1 = tf.math.lgamma(tf.square(y) + 0.5)
    t2 = tf.nn.relu(x)
    t3 = tf.math.reciprocal(tf.square(t1) + 0.5)
    t4 = tf.transpose(t2, [0])
    t5 = tf.round(t3) + t3
    t6 = tf.nn.leaky_relu(t1, alpha=0.1)
    g = tape.gradient(t6, x, output_gradients=t6 * 0.5 + 1.0)
print(t6)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
#%% generated_228
x = tf.constant([[1.416, -1.754], [-1.566, -1.443]], tf.float32, shape=[2, 2])
y = tf.Variable(tf.constant([[1.118, 1.060], [-1.062, 0.939]], tf.float32, shape=[2, 2]))
z = tf.Variable(tf.constant([[1.377, 0.684, 0.670, -0.250], [0.332, 1.598, 0.374, -0.916]], tf.float32, shape=[2, 4]))
with tf.GradientTape(persistent=False) as tape:
    tape.watch(x)
    t0 = tf.reduce_min(y, axis=-1, keepdims=False)
    t1 = tf.stack([z, 0.5 * z], axis=0)
g = tape.gradient(t1, {'x': x, 'y': y, 'z': z})
print(t1)
def show(v): print(v if v is None or isinstance(v, tf.Tensor) else tf.convert_to_tensor(v))
for v in (g.values() if isinstance(g, dict) else g if isinstance(g, list) else [g]): show(v)
