#%% global_seed
tf.random.set_seed(7)
print(tf.random.normal([5]).numpy(), tf.random.uniform([3]).numpy())
print(tf.random.truncated_normal([6], 1.0, 2.0).numpy())
tf.random.set_seed(7)
print(tf.random.normal([2, 3], mean=[1.0, 2.0, 3.0], stddev=0.5).numpy())
#%% doubles
tf.random.set_seed(3)
print(tf.random.normal([3], dtype=tf.float64).numpy(), tf.random.uniform([2], -1, 1, tf.float64).numpy())
print(tf.random.truncated_normal([7], dtype=tf.float64).numpy())
#%% integers
tf.random.set_seed(11)
print(tf.random.uniform([6], 0, 100, tf.int32).numpy(), tf.random.uniform([3], -5, 5, tf.int64).numpy(), tf.random.uniform([], maxval=9, dtype=tf.int32).numpy())
try:
    tf.random.uniform([2], dtype=tf.int32)
except ValueError as e:
    print(e)
#%% operation_seeds
tf.random.set_seed(9)
print([tf.random.uniform([2], seed=1).numpy().tolist() for _ in range(3)])
print([tf.random.normal([3], seed=1).numpy().tolist() for _ in range(2)])
tf.random.set_seed(9)
print(tf.random.uniform([2], seed=1).numpy(), tf.random.uniform([2]).numpy())
#%% shuffle_and_categorical
tf.random.set_seed(5)
print([tf.random.shuffle(tf.range(8), seed=3).numpy().tolist() for _ in range(3)], tf.random.shuffle([[1, 2], [3, 4], [5, 6]]).numpy().tolist())
print([tf.random.categorical(tf.math.log([[0.2, 0.8], [0.5, 0.5]]), 5, seed=3).numpy().tolist() for _ in range(3)])
print(tf.random.categorical([[0.0, 1.0, 2.0]], 7).numpy().tolist(), tf.random.categorical([[0.0, 0.0]], 3, dtype=tf.int32).dtype)
#%% stateless
for s in ([1, 2], [0, 0], [-3, 1 << 40], (7, 7)):
    print(tf.random.stateless_normal([3], s).numpy(), tf.random.stateless_uniform([2], s, -1.0, 1.0).numpy(), tf.random.stateless_truncated_normal([2], s).numpy())
    print(tf.random.stateless_uniform([3], s, 0, 1000, tf.int32).numpy(), tf.random.stateless_uniform([2], s, None, None, tf.int64).numpy(), tf.random.stateless_categorical([[0.1, 0.9]], 4, s).numpy())
print(tf.random.experimental.stateless_split([1, 2], 2).numpy().tolist(), tf.random.experimental.stateless_fold_in([1, 2], 3).numpy().tolist())
#%% generators
g = tf.random.Generator.from_seed(7)
print(g.normal([3]).numpy(), g.uniform([2]).numpy(), g.uniform([3], 0, 10, tf.int32).numpy(), g.uniform_full_int([2], tf.int64).numpy(), g.truncated_normal([2]).numpy())
print(g.state.numpy(), g.make_seeds(2).numpy().tolist(), [x.normal([1]).numpy().tolist() for x in g.split(2)])
h = tf.random.Generator.from_state(g.state, alg="philox")
print(h.normal([1]).numpy() == g.normal([1]).numpy(), tf.random.Generator.from_key_counter(5, [1, 0], "philox").uniform([2]).numpy())
g.reset_from_seed(7)
print(g.normal([3]).numpy())
#%% dropout
tf.random.set_seed(3)
x = tf.Variable([1.0, 2.0, 3.0, 4.0])
with tf.GradientTape() as t:
    y = tf.nn.dropout(x, 0.5)
print(y.numpy(), t.gradient(y, x).numpy(), tf.nn.dropout(x, 0.0).numpy(), tf.nn.dropout(tf.ones([2, 3]), 0.4, noise_shape=[2, 1]).numpy(), tf.nn.dropout(tf.ones([4]), 0.3, seed=5).numpy())
try:
    tf.nn.dropout(x, 1.5)
except ValueError as e:
    print(e)
#%% numpy_legacy
np.random.seed(0)
print(np.random.rand(2), np.random.randn(3), np.random.rand(), np.random.randn(2, 2))
print(np.random.randint(0, 10, size=5), np.random.randint(5), np.random.randint(-3, 3, (2, 2)), np.random.randint(0, 1 << 40, 2))
print(np.random.uniform(-1, 1, 2), np.random.uniform(), np.random.normal(5.0, 2.0, (2, 2)), np.random.normal([0.0, 10.0], [1.0, 2.0]), np.random.random((1, 2)), np.random.exponential(2.0, 3))
#%% numpy_choice
np.random.seed(7)
print(np.random.choice(5, 3), np.random.choice([2.5, 3.5]), np.random.choice(4, size=(2, 2)), np.random.permutation(6), np.random.permutation([3, 1, 2]))
print(np.random.choice(10, 4, replace=False), np.random.choice([1, 2, 3], 5, p=[0.2, 0.3, 0.5]))
a = np.arange(5)
np.random.shuffle(a)
l = [1, 2, 3, 4]
np.random.shuffle(l)
print(a, l, np.random.random())
try:
    np.random.choice(3, 5, replace=False)
except ValueError as e:
    print(e)
#%% numpy_states
r, q = np.random.RandomState(3), np.random.RandomState(3)
print(r.rand(2), r.randint(5), r.randn(), r.uniform(size=2), r.permutation(4), r.standard_normal(2), r.random_sample(2))
print(q.rand(2))
#%% numpy_generator
r = np.random.default_rng(11)
print(r.random(2), r.normal(size=2), r.integers(0, 10, 4), r.integers(3), r.integers(1, 6, endpoint=True), r.standard_normal())
print(r.uniform(-1, 1), r.permutation(5), r.choice(5, 3), r.choice([1.5, 2.5]), r.choice(10, 4, replace=False), r.choice(3, 4, p=[0.1, 0.2, 0.7]), r.integers(0, 1 << 40, 2))
a = np.arange(6)
r.shuffle(a)
print(a, np.random.default_rng(2 ** 40 + 3).random())
print(np.random.default_rng(5).standard_normal(300)[[0, 100, 299]], np.abs(np.random.default_rng(6).standard_normal(3000)).max())
#%% python_random
import random
random.seed(3)
print(random.random(), random.randint(1, 10), random.uniform(-1, 1), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(1, 2))
l = list(range(6))
random.shuffle(l)
print(l, random.sample(range(100), 3), random.sample(range(1000), 8), random.choice('abcde'), random.choices([1, 2, 3], weights=[1, 1, 5], k=6), random.choices('xy', k=3))
print(random.randrange(10), random.randrange(3, 30, 5), random.getrandbits(40), random.expovariate(2.0), random.triangular(0, 1, 0.3))
r = random.Random(2 ** 40 + 5)
print(r.random(), r.randint(0, 10 ** 12), random.Random(-7).random(), random.Random(0).random())
try:
    random.choice([])
except IndexError as e:
    print(e)
#%% training
np.random.seed(1)
tf.random.set_seed(0)
x = np.random.rand(20).astype(np.float32)
y = 3 * x + 2 + 0.1 * np.random.randn(20).astype(np.float32)
w, b = tf.Variable(tf.random.normal([])), tf.Variable(0.0)
for _ in range(20):
    with tf.GradientTape() as t:
        loss = tf.reduce_mean((w * x + b - y) ** 2)
    dw, db = t.gradient(loss, [w, b])
    w.assign_sub(0.5 * dw)
    b.assign_sub(0.5 * db)
print(w.numpy().round(3), b.numpy().round(3), loss.numpy().round(4))
