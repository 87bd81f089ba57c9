#%% cond
x = tf.Variable(3.0)
for limit in (1.0, 5.0):
    with tf.GradientTape() as t:
        y = tf.cond(x > limit, lambda: x * x, lambda: -2.0 * x)
    print(y.numpy(), t.gradient(y, x).numpy())
print(tf.cond(tf.constant(True), lambda: (1, [2.0]), lambda: (0, [0.0])))
try:
    tf.cond(tf.constant(True), 1, lambda: 2)
except TypeError as e:
    print(e)
#%% case_and_switch
x = tf.Variable(2.0)
for i in (0, 1, 2, 7, -1):
    with tf.GradientTape() as t:
        y = tf.switch_case(tf.constant(i), [lambda: x + 1.0, lambda: x * 5.0, lambda: x ** 3], default=lambda: -x)
    print(i, y.numpy(), t.gradient(y, x).numpy())
print(tf.switch_case(tf.constant(4), {0: lambda: tf.constant(10), 1: lambda: tf.constant(30)}).numpy())
print(tf.case([(x > 5.0, lambda: tf.constant(1)), (x > 1.0, lambda: tf.constant(2))], default=lambda: tf.constant(3)).numpy())
#%% while_loop
x = tf.Variable(1.5)
with tf.GradientTape() as t:
    n, y = tf.while_loop(lambda n, y: y < 20.0, lambda n, y: [n + 1, y * x], [0, x])
print(n, y, t.gradient(y, x))
print(tf.while_loop(lambda i: tf.constant(True), lambda i: [i + 3], [tf.constant(0)], maximum_iterations=4))
print(tf.while_loop(lambda i: i < 5, lambda i: (i + 2,), (tf.constant(0),)), tf.while_loop(lambda a, b: a < 50, lambda a, b: (b, a + b), (tf.constant(0), tf.constant(1))))
print(tf.while_loop(lambda i, p: i < 2, lambda i, p: (i + 1, (p[1], p[0])), (tf.constant(0), (tf.constant(1.0), tf.constant(2.0)))))
try:
    tf.while_loop(lambda i, x: i < 3, lambda i, x: (i + 1,), [tf.constant(0), tf.ones([1])])
except ValueError as e:
    print(str(e).splitlines()[0])
#%% map_fn
x = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape() as t:
    y = tf.map_fn(lambda r: tf.reduce_prod(r), x)
print(y.numpy(), t.gradient(y, x).numpy())
print(tf.map_fn(lambda v: (v, v * v), tf.constant([1, 2]), fn_output_signature=(tf.int32, tf.int32)))
print(tf.map_fn(lambda a: a[0] * a[1], (tf.constant([1.0, 2.0]), tf.constant([3.0, 4.0])), fn_output_signature=tf.float32).numpy())
print(tf.map_fn(lambda a: {"s": a["p"] + a["q"]}, {"p": tf.constant([1, 2]), "q": tf.constant([3, 4])}, fn_output_signature={"s": tf.int32}))
print(tf.vectorized_map(lambda v: tf.linalg.matvec(x, v), tf.constant([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])).numpy())
#%% scan_and_folds
x = tf.Variable([1.0, 2.0, 4.0])
with tf.GradientTape(persistent=True) as t:
    y = tf.scan(lambda a, v: a * 0.5 + v, x, initializer=tf.constant(0.0))
    l = tf.foldl(lambda a, v: a - v, x)
    r = tf.foldr(lambda a, v: a - v, x)
    last = y[-1]
print(y.numpy(), l.numpy(), r.numpy(), [t.gradient(v, x).numpy().tolist() for v in (last, l, r)])
print(tf.scan(lambda a, v: a + v, tf.constant([1, 2, 3, 4])).numpy(), tf.scan(lambda a, v: a + v, tf.constant([1, 2, 3, 4]), reverse=True).numpy())
print(tf.scan(lambda a, v: (a[0] + v, a[1] * v), tf.constant([1, 2, 3]), initializer=(tf.constant(0), tf.constant(1))))
#%% tensor_array
x = tf.Variable(2.0)
with tf.GradientTape() as t:
    ta = tf.TensorArray(tf.float32, size=3)
    for i in range(3):
        ta = ta.write(i, x ** (i + 1))
    l = tf.reduce_sum(ta.stack() * [1.0, 10.0, 100.0])
print(l.numpy(), t.gradient(l, x).numpy(), ta.size().numpy(), ta.read(1).numpy(), ta.dtype)
u = tf.TensorArray(tf.float32, size=0, dynamic_size=True, clear_after_read=False).unstack([[1.0, 2.0], [3.0, 4.0]])
u = u.write(2, [5.0, 6.0])
print(u.gather([2, 0]).numpy(), u.read(2).numpy(), u.size().numpy(), u.element_shape)
for f in (lambda: ta.read(7), lambda: ta.write(9, 1.0), lambda: ta.read(1), lambda: tf.TensorArray(tf.int32, 1).write(0, tf.constant(1.0))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
#%% recompute
x = tf.Variable(1.0)
calls = []
@tf.recompute_grad
def f(x):
    calls.append(1)
    return tf.sin(x) ** 2
with tf.GradientTape() as t:
    y = f(x) * 3.0
print(y.numpy(), t.gradient(y, x).numpy(), len(calls))
#%% settings
with tf.device("/CPU:0"):
    x = tf.constant(1.0) + 1.0
print(x.numpy(), tf.config.list_physical_devices("GPU"), len(tf.config.list_physical_devices("CPU")))
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
tf.get_logger().setLevel("ERROR")
tf.config.run_functions_eagerly(False)
#%% imports
import tensorflow.compat.v2 as tf2
from tensorflow import random as draws, math
from tensorflow.random import set_seed
import numpy
set_seed(4)
a = draws.normal([2])
tf2.random.set_seed(4)
print(bool(tf2.reduce_all(a == tf2.random.normal([2]))), math.top_k([1.0, 3.0], 1).values.numpy(), numpy.vstack([[1], [2]]).shape)
