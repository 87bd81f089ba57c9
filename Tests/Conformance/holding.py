#%% callbacks that hold tensors
def step(i):
  return tf.reduce_sum(tf.ones([20]) * float(i))

print(max(step(i) for i in [3, 1, 2]).numpy())
print(sum(tf.ones([5]) * i for i in range(4)).numpy())
print(sorted((tf.constant([float(i % 5)]) for i in range(7)), key=lambda t: t[0])[0].numpy())
print([t.numpy() for t in map(lambda a, b: a * b, (tf.ones([9]) for i in range(3)), (tf.constant(2.) for i in range(3)))][2][:2])
print(tf.stack([step(i) for i in range(4)]).numpy())
print(tf.stack(list(step(i) for i in range(4))).numpy())
print(tf.add_n(list(tf.ones([3]) * i for i in range(4))).numpy())
print(dict(zip('ab', (tf.ones([2]) * i for i in range(2))))['b'].numpy())
print(any(step(i) > 50. for i in range(4)), all(step(i) < 1. for i in range(4)))
rows = tf.reshape(tf.range(12.), [4, 3])
print(max(rows, key=lambda r: tf.reduce_sum(r * -1.)).numpy())
print([float(a + b) for a, b in zip((r[0] for r in rows), (r[1] for r in rows))])
print(list(filter(lambda r: r[0] > 2., rows))[0].numpy())
#%% lists emptied while tensors of them are in use
xs = [tf.ones([10]) * i for i in range(6)]
def f(x):
  xs.clear()
  junk = [tf.zeros([10]) for i in range(20)]
  return tf.reduce_sum(x) + junk[0][0]
print(max(xs, key=f).numpy()[0], len(xs))
xs = [tf.ones([10]) * i for i in range(6)]
print([t.numpy() for t in map(f, xs)])
xs = [tf.ones([10]) * i for i in range(6)]
print([t.numpy() for t in tf.nest.map_structure(f, tuple(xs))], len(xs))
xs = [tf.ones([10]) * i for i in range(6)]
print(tf.stack([xs.pop() for i in range(6)]).numpy()[:, 0])
#%% custom gradients that make and drop tensors
kept = []
@tf.custom_gradient
def cube(x):
  junk = [tf.ones([30]) * tf.reduce_sum(x) for i in range(5)]
  y = x * x * x
  def grad(dy):
    more = [tf.ones([30]) * tf.reduce_sum(dy) for i in range(5)]
    kept.append(tf.reduce_sum(more[0]))
    return dy * 3. * x * x
  return y, grad

x = tf.Variable(2.)
c = tf.constant(3.)
with tf.GradientTape(persistent=True) as t:
  t.watch(c)
  y = c
  for i in range(4):
    y = cube(y) * 0.1
  z = sum(cube(c * float(i)) for i in range(3))
print(t.gradient(y, c).numpy(), t.gradient(z, c).numpy(), [k.numpy() for k in kept[:2]], len(kept))
v = tf.constant([1., 2.])
with tf.GradientTape(persistent=True) as t:
  t.watch(v)
  y = cube(v) * cube(v + 1.)
print(t.jacobian(y, v).numpy())
with tf.GradientTape() as outer:
  outer.watch(c)
  with tf.GradientTape() as inner:
    inner.watch(c)
    y = cube(c)
  g = inner.gradient(y, c)
print(outer.gradient(g, c).numpy())
#%% custom gradients with variables and numbers
w = tf.Variable([1., 2.])
@tf.custom_gradient
def layer(x):
  y = w * x
  def grad(dy, variables=None):
    return tf.reduce_sum(dy * w), [dy * x for v in variables]
  return y, grad

@tf.custom_gradient
def number(x):
  return x * 2., lambda dy: 5.

x = tf.constant(3.)
with tf.GradientTape(persistent=True) as t:
  t.watch(x)
  y = layer(x) + layer(x * 2.)
  z = number(x)
dx, dw = t.gradient(y, [x, w])
print(dx.numpy(), dw.numpy(), t.gradient(z, x))
#%% gradients in generators and callbacks
def slope(a):
  with tf.GradientTape() as t:
    v = tf.Variable([a, a + 1.])
    y = tf.reduce_sum(v * v * v)
  return t.gradient(y, v)
print(max((slope(float(i)) for i in range(5)), key=lambda g: g[0]).numpy())
print(sum(slope(float(i)) for i in range(5)).numpy())
print([g.numpy() for g in sorted([slope(2.), slope(1.)], key=lambda g: float(slope(float(g[0]))[1]))])
w = tf.Variable(lambda: sum(tf.ones([2]) * float(i) for i in range(4)))
print(w.numpy())
print(tf.nest.map_structure(lambda a, b: slope(a) * b, {'p': 1., 'q': [2., 3.]}, {'p': tf.ones([2]), 'q': [2., 3.]})['q'][1].numpy())
print(tf.Variable(max(slope(float(i))[1] for i in range(3))).numpy())
#%% variables and tapes made on the way
def make(i):
  junk = [tf.Variable(tf.ones([4])) for j in range(6)]
  return tf.Variable([float(i), 2.])
vs = list(map(make, range(4)))
with tf.GradientTape(persistent=True) as t:
  loss = tf.add_n([tf.reduce_sum(v * v) for v in vs])
print([g.numpy() for g in t.gradient(loss, vs)])
for v, g in zip(vs, (t.gradient(loss, v) for v in vs)):
  v.assign_sub(0.1 * g)
print([v.numpy() for v in vs])
tapes = [tf.GradientTape() for i in range(5)]
x = tf.constant(2.)
with tapes[0], tapes[1], tapes[2]:
  for t in tapes[:3]:
    t.watch(x)
  y = x * x
print(sum(t.gradient(y, x) for t in tapes[:3]).numpy())
