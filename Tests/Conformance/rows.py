#%% gather_nd
x = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape(persistent=True) as t:
    a = tf.gather_nd(x, [[0, 1], [1, 0], [0, 1]]) * [1.0, 10.0, 100.0]
    b = tf.gather_nd(x, [[1], [0], [1]]) * 2.0
    c = tf.gather_nd(x, [[0], [1]], batch_dims=1)
print(a.numpy(), b.numpy(), c.numpy(), tf.gather_nd(x, [1, 1]).numpy())
print([tf.convert_to_tensor(t.gradient(v, x)).numpy().tolist() for v in (a, b, c)], type(t.gradient(b, x)).__name__)
#%% scatter
v = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape() as t:
    y = tf.scatter_nd([[0], [2], [0]], v, [4])
    l = tf.reduce_sum(y ** 2)
print(y.numpy(), t.gradient(l, v).numpy(), tf.scatter_nd([[1, 1], [0, 2]], [5, 6], [2, 3]).numpy(), tf.scatter_nd([[1]], [[1.0, 2.0]], [2, 2]).numpy())
a, u = tf.Variable([1.0, 2.0, 3.0, 4.0]), tf.Variable([10.0, 0.5, 7.0])
for f in (tf.tensor_scatter_nd_update, tf.tensor_scatter_nd_add, tf.tensor_scatter_nd_sub, tf.tensor_scatter_nd_min, tf.tensor_scatter_nd_max):
    with tf.GradientTape() as t:
        y = f(a, [[1], [3], [0]], u)
    ga, gu = t.gradient(y, [a, u])
    print(f.__name__, y.numpy(), ga.numpy(), gu.numpy())
for f in (lambda: tf.scatter_nd([[4]], [1.0], [3]), lambda: tf.tensor_scatter_nd_update([1.0, 2.0], [[2]], [5.0]), lambda: tf.gather_nd([1.0, 2.0], [[-1]])):
    try:
        f()
    except tf.errors.InvalidArgumentError as e:
        print(e)
#%% partition
x = tf.Variable([1.0, 2.0, 3.0, 4.0])
with tf.GradientTape() as t:
    a, b = tf.dynamic_partition(x, [0, 1, 0, 1], 2)
    y = tf.dynamic_stitch([[0, 2], [1, 3]], [a * 2.0, b * b])
print(a.numpy(), b.numpy(), y.numpy(), t.gradient(y, x).numpy(), [p.numpy().tolist() for p in tf.dynamic_partition([[1, 2], [3, 4]], [1, 1], 2)])
#%% repeat_and_reverse
x = tf.Variable([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
with tf.GradientTape(persistent=True) as t:
    a = tf.repeat(x, [3, 1], axis=0)
    b = tf.reverse_sequence(x, [2, 3], seq_axis=1, batch_axis=0) * tf.sequence_mask([1, 2], 3, dtype=tf.float32)
print(a.numpy(), b.numpy(), t.gradient(a, x).numpy(), t.gradient(b, x).numpy(), tf.repeat([1, 2], 2).numpy(), tf.sequence_mask([[1], [3]]).numpy().tolist())
#%% orders
x = tf.Variable([3.0, 1.0, 2.0])
with tf.GradientTape() as t:
    k = tf.math.top_k(x, 2)
    y = k.values * [1.0, 10.0]
print(k.indices.numpy(), t.gradient(y, x).numpy(), tf.nn.top_k([[1, 5, 5], [9, 7, 8]], 2))
u, i = tf.unique([4, 2, 4, 7])
print(u.numpy(), i.numpy(), [v.numpy().tolist() for v in tf.unique_with_counts([1, 1, 3])])
print(tf.searchsorted([1.0, 3.0, 5.0], [0.0, 3.0, 9.0]).numpy(), tf.searchsorted([1, 3, 5], [3], side='right').numpy(), tf.searchsorted([[1, 3], [2, 4]], [[2], [2]]).numpy())
print(tf.math.in_top_k([1, 0], [[0.1, 0.9, 0.3], [0.2, 0.5, 0.4]], 1).numpy())
#%% segments
x = tf.Variable([1.0, 2.0, 3.0, 4.0, 4.0])
s = tf.constant([0, 0, 2, 2, 2])
for f in (tf.math.segment_sum, tf.math.segment_mean, tf.math.segment_max, tf.math.segment_min, tf.math.segment_prod):
    with tf.GradientTape() as t:
        y = f(x, s)
    print(f.__name__, y.numpy(), t.gradient(y, x).numpy())
for f in (tf.math.unsorted_segment_sum, tf.math.unsorted_segment_mean, tf.math.unsorted_segment_sqrt_n, tf.math.unsorted_segment_prod, tf.math.unsorted_segment_max, tf.math.unsorted_segment_min):
    with tf.GradientTape() as t:
        y = f(x, [2, 0, 2, 0, -1], 3)
    print(f.__name__, y.numpy(), t.gradient(y, x).numpy())
print(tf.math.segment_sum([[1, 2], [3, 4]], [0, 0]).numpy())
try:
    tf.math.segment_sum([1.0, 2.0], [1, 0])
except tf.errors.InvalidArgumentError as e:
    print(e)
#%% counts
print(tf.histogram_fixed_width([0.0, 0.5, 1.2, 3.9, 7.0], [0.0, 4.0], nbins=4).numpy())
print(tf.math.bincount([1, 1, 3, 0]).numpy(), tf.math.bincount([0, 1, 1], weights=[0.5, 1.0, 2.0]).numpy(), tf.math.bincount([5], minlength=3, maxlength=4).numpy())
print(tf.math.confusion_matrix([0, 1, 2, 1], [0, 2, 2, 1]).numpy(), tf.math.count_nonzero([[0, 1], [2, 3]], axis=0).numpy(), tf.nn.zero_fraction([0.0, 1.0]).numpy())
x = tf.Variable([[0.1, 1.0, -1.0]])
with tf.GradientTape() as t:
    y = tf.math.cumulative_logsumexp(x, axis=1)
print(y.numpy(), t.gradient(y, x).numpy(), tf.linalg.normalize(x)[0].numpy(), tf.nn.crelu(x).numpy(), tf.nn.weighted_cross_entropy_with_logits([[1.0, 0.0, 1.0]], x, 2.0).numpy())
#%% module
class Dense(tf.Module):
    def __init__(self, n_in, n_out, name=None):
        super().__init__(name=name)
        self.w = tf.Variable(tf.ones([n_in, n_out]), name='w')
        self.b = tf.Variable(tf.zeros([n_out]), name='b')
    def __call__(self, x):
        return tf.nn.relu(x @ self.w + self.b)
class TwoDense(tf.Module):
    def __init__(self):
        super().__init__()
        self.layers = {'z': Dense(2, 2, 'first'), 'a': [Dense(2, 1, 'second')]}
        self.scale = tf.Variable(2.0, trainable=False, name='scale')
m = TwoDense()
with tf.GradientTape() as t:
    y = m.layers['a'][0](m.layers['z'](tf.constant([[1.0, 2.0]]))) * m.scale
print(m.name, [v.name for v in m.variables], [g.shape.as_list() for g in t.gradient(y, m.trainable_variables)], [v.name for v in m.non_trainable_variables], [s.name for s in m.submodules])
class Inner(tf.Module):
    @tf.Module.with_name_scope
    def build(self):
        self.v = tf.Variable(1.0, name='v')
        return self.v.name
with tf.name_scope('outside'):
    i = Inner(name='inner')
print(i.build(), i.name_scope.name)
#%% datasets
ds = tf.data.Dataset.from_tensor_slices(([1.0, 2.0, 3.0], [2, 4, 6])).batch(2)
for x, y in ds:
    print(x.numpy(), y.numpy())
print(list(tf.data.Dataset.range(10).map(lambda v: v * v).filter(lambda q: q % 2 == 0).skip(1).take(3).as_numpy_iterator()), [int(v) for v in tf.data.Dataset.range(1, 8, 3)], len(ds), ds.element_spec)
for i, (u, v) in tf.data.Dataset.zip((tf.data.Dataset.range(2), tf.data.Dataset.range(5, 9))).repeat(2).enumerate():
    print(i.numpy(), u.numpy(), v.numpy())
tf.random.set_seed(1)
ds = tf.data.Dataset.range(8).shuffle(4, seed=2)
print([int(v) for v in ds], [int(v) for v in ds], [int(v) for v in tf.data.Dataset.range(6).shuffle(6, seed=5, reshuffle_each_iteration=False)], [int(v) for v in tf.data.Dataset.range(100).shuffle(100)][:9])
print([b.numpy().tolist() for b in tf.data.Dataset.range(7).batch(3, drop_remainder=True)], tf.data.Dataset.range(5).reduce(tf.constant(0, tf.int64), lambda s, v: s + v).numpy(), tf.data.Dataset.range(3).repeat().cardinality().numpy())
for e in tf.data.Dataset.from_tensor_slices({'x': [[1, 2], [3, 4]], 'y': [0, 1]}).prefetch(tf.data.AUTOTUNE).cache():
    print(sorted(e), e['x'].numpy(), e['y'].numpy())
#%% arrays
a, b = np.array([1, 2, 3]), np.array([4, 5, 6])
print(np.vstack([a, b]), np.hstack([a, b]), np.column_stack((a, b)).shape, np.append(a, 9), np.outer(a, b), np.tile(a, 2), np.repeat(a, 2), np.c_[a, b])
m = np.array([[1.0, 2.0, 6.0], [4.0, 0.0, 5.0]])
print(np.median(m), np.percentile(m, 50), np.percentile(m, [10, 90]), np.ptp(m), np.median(m, axis=1), np.average([1.0, 3.0], weights=[1, 3]), np.diff(a), np.flip(a), np.roll(a, 1))
s = np.array([3, 1, 2, 3, 1])
print(np.sort(s), np.argsort(s), np.unique(s), np.unique(s, return_counts=True), np.nonzero(s > 1), np.searchsorted([1, 3, 5], [0, 3]), np.bincount(s), np.isin(s, [1, 2]))
q = np.array([[2.0, 1.0], [1.0, 3.0]])
print(np.linalg.inv(q), np.linalg.solve(q, [1, 2]), np.linalg.det(q).round(6), np.linalg.cholesky(q), np.triu(q), np.diag(q), np.meshgrid(a, [0, 1])[0], np.cov(m), np.interp(2.5, [1, 2, 3], [10, 20, 30]), np.histogram([1, 2, 1], bins=[0, 1, 2, 3]))
np.testing.assert_allclose([1.0, 2.0], [1.0, 2.0000001], rtol=1e-6)
try:
    np.testing.assert_allclose(1.0, 1.1)
except AssertionError as e:
    print('Not equal to tolerance' in str(e))
