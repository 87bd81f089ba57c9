#%% activations
x = tf.constant([-4.0, -2.0, -0.5, 0.0, 1.0, 3.0])
A = tf.keras.activations
for n in ('relu', 'sigmoid', 'tanh', 'softplus', 'softsign', 'elu', 'selu', 'gelu', 'swish', 'silu', 'exponential', 'linear', 'hard_sigmoid', 'hard_silu',
          'hard_tanh', 'hard_shrink', 'soft_shrink', 'tanh_shrink', 'relu6', 'leaky_relu', 'mish', 'celu', 'log_sigmoid', 'softmax', 'log_softmax', 'squareplus', 'sparse_plus', 'sparse_sigmoid'):
    v = tf.Variable(x)
    with tf.GradientTape() as t:
        y = A.get(n)(v) if n not in ('softmax', 'log_softmax') else A.get(n)(v[None])
    print(n, y.numpy().round(5).tolist(), t.gradient(y, v).numpy().round(4).tolist())
print(A.relu(x, negative_slope=0.1).numpy(), A.relu(x, max_value=2.0).numpy(), A.relu(x, threshold=0.75).numpy(), A.relu(x, 0.1, 2.0, 0.5).numpy())
print(A.get(None)(x).numpy(), A.glu(tf.constant([[1.0, 2.0, 0.0, 1.0]])).numpy(), A.serialize(A.relu))
try:
    A.get('nope')
except ValueError as e:
    print(e)
#%% regularizers_and_constraints
R, C = tf.keras.regularizers, tf.keras.constraints
w = tf.constant([[1.0, -2.0], [3.0, 0.5]])
for r in (R.L1(0.1), R.L2(0.1), R.L1L2(0.1, 0.2), R.l1(0.3), R.l2(0.3), R.l1_l2(0.1, 0.1), R.get('l2'), R.OrthogonalRegularizer()):
    print(type(r).__name__, r(w).numpy())
for c in (C.MaxNorm(1.0), C.MaxNorm(2.0, axis=1), C.NonNeg(), C.UnitNorm(), C.MinMaxNorm(0.5, 1.0), C.max_norm(1.5), C.get('non_neg')):
    print(type(c).__name__, c(w).numpy().round(5).tolist())
print(R.L2(0.1).get_config(), C.MaxNorm(3).get_config())
d = tf.keras.layers.Dense(2, kernel_initializer='ones', kernel_regularizer='l2', bias_regularizer=R.L1(0.5), kernel_constraint=C.MaxNorm(0.5), activity_regularizer=R.L2(0.01))
o = tf.keras.optimizers.SGD(0.1)
x = tf.constant([[1.0, 2.0], [0.5, -1.0]])
with tf.GradientTape() as t:
    l = tf.reduce_mean(d(x) ** 2) + tf.add_n(d.losses)
print(l.numpy(), [v.numpy() for v in d.losses])
g = t.gradient(l, d.trainable_variables)
o.apply_gradients(zip(g, d.trainable_variables))
print([v.numpy().tolist() for v in d.weights])
#%% initializers
I = tf.keras.initializers
print(I.Zeros()((2,)).numpy(), I.Ones()((2,), dtype='float64').dtype, I.Identity(gain=2.0)((2, 3)).numpy().tolist(), I.Constant(3)((2,)).numpy())
print(I.get('ones')((1,)).numpy(), I.Constant([[1.0, 2.0]])((1, 2)).numpy(), I.get(I.Zeros)((1,)).numpy(), I.zeros()((1,)).numpy())
for f in (lambda: I.get('nope'), lambda: I.Identity()((2,)), lambda: I.VarianceScaling(scale=-1.0)):
    try:
        f()
    except ValueError as e:
        print(e)
def mine(shape, dtype=None):
    return tf.reshape(tf.range(float(shape[0] * shape[1])), shape)
d = tf.keras.layers.Dense(2, kernel_initializer=mine)
print(d(tf.constant([[1.0, 1.0]])).numpy(), d.kernel.numpy().tolist())
#%% dense_layers
L = tf.keras.layers
K = tf.keras.initializers.Constant
x = tf.constant([[1.0, 2.0, 3.0], [0.5, -1.0, 0.0]])
for a in (None, 'relu', 'tanh', 'sigmoid', 'softmax', tf.nn.gelu, lambda v: v * 2.0):
    d = L.Dense(2, activation=a, kernel_initializer=K([[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]]), bias_initializer='ones')
    with tf.GradientTape() as t:
        t.watch(x)
        y = tf.reduce_sum(d(x) ** 2)
    print(y.numpy(), t.gradient(y, x).numpy().round(5).tolist())
print(d, d.built, d.kernel.shape, d.bias.shape, d.units, d.use_bias, d.dtype, d.count_params(), d.name)
print(d.kernel.name, d.kernel.path, d.kernel.dtype, d.kernel.trainable, len(d.get_weights()))
print(L.Dense(2, kernel_initializer='ones')(tf.ones([2, 3, 4])).shape, L.Dense(2, use_bias=False, name='n', kernel_initializer='ones')(tf.ones([1, 2], tf.float64)).dtype)
print(d.kernel[0].numpy(), (d.kernel * 2.0).numpy().tolist(), tf.reduce_sum(d.kernel).numpy(), d.bias)
d.kernel.assign(tf.zeros([3, 2]))
d.bias.assign_add([1.0, 2.0])
print(d.kernel, d.bias.numpy(), d.compute_output_shape((None, 3)))
#%% layer_refusals
L = tf.keras.layers
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e))
d = L.Dense(2, name='out', kernel_initializer='ones')
d(tf.ones([1, 3]))
attempt(lambda: d(tf.ones([1, 4])))
attempt(lambda: d(tf.ones([3])))
attempt(lambda: d.set_weights([np.ones((3, 2))]))
attempt(lambda: d.set_weights([np.ones((2, 2)), np.ones(2)]))
attempt(lambda: L.Dense(0))
attempt(lambda: L.Dense(2, activation='nope'))
attempt(lambda: L.Dense(2, foo=1))
attempt(lambda: L.Dense(2).count_params())
attempt(lambda: L.Add()([tf.ones([2, 3]), tf.ones([2, 4])]))
attempt(lambda: L.Concatenate()([tf.ones([2, 3]), tf.ones([3, 4])]))
attempt(lambda: L.Reshape((5,))(tf.ones([2, 4])))
attempt(lambda: L.Dropout(1.5))
class Bad(L.Layer):
    def call(self, x):
        raise ValueError('bad thing')
attempt(lambda: Bad()(tf.ones([1])))
class Worse(tf.keras.Model):
    def call(self, x, training=False):
        return tf.matmul(x, tf.ones([5, 5]))
attempt(lambda: Worse()(tf.ones([1, 2]), training=True))
class None_(L.Layer):
    pass
attempt(lambda: d([[1.0, 2.0, 3.0]]))
#%% shaping_layers
L = tf.keras.layers
x = tf.reshape(tf.range(12.0), [2, 2, 3])
print(L.Flatten()(x).shape, L.Reshape((3, 2))(x).numpy().tolist(), L.Reshape((-1,))(x).shape, L.Permute((2, 1))(x).shape)
print(L.RepeatVector(2)(tf.ones([1, 3])).shape, L.Flatten()(tf.ones([3])).shape, L.Lambda(lambda v: v ** 2)(x)[0, 0].numpy(), L.Rescaling(0.5, 1.0)(x)[0, 0].numpy())
print(L.GlobalAveragePooling1D()(x).numpy(), L.GlobalMaxPooling1D()(x).numpy(), L.ZeroPadding1D(1)(x).shape, L.ZeroPadding2D((1, 2))(tf.ones([1, 2, 2, 1])).shape)
print(L.ReLU(max_value=5.0)(x)[1, 0].numpy(), L.ReLU(negative_slope=0.5, threshold=1.0)(x)[0, 0].numpy(), L.LeakyReLU()(-x)[0, 0].numpy(), L.ELU()(-x)[0, 0].numpy())
print(L.PReLU(alpha_initializer='ones')(-x)[0, 0].numpy(), L.Softmax()(x)[0, 0].numpy(), L.Activation('relu')(x)[0, 0].numpy(), L.Identity()(x).shape, L.UnitNormalization()(x)[0, 0].numpy())
print(L.TimeDistributed(L.Dense(2, kernel_initializer='ones'))(x).numpy().tolist())
#%% merging_layers
L = tf.keras.layers
a, b = tf.constant([[1.0, 2.0], [0.0, 1.0]]), tf.constant([[3.0, 5.0], [-1.0, 2.0]])
for c in (L.Add, L.Subtract, L.Multiply, L.Average, L.Maximum, L.Minimum, L.Concatenate):
    print(c.__name__, c()([a, b]).numpy().tolist())
print(L.Dot(axes=1)([a, b]).numpy().tolist(), L.Dot(axes=1, normalize=True)([a, b]).numpy().tolist(), L.Dot(axes=(2, 1))([tf.ones([1, 2, 3]), tf.ones([1, 3, 2])]).shape)
print(L.add([a, b, a]).numpy().tolist(), L.concatenate([a, b], axis=0).shape, L.Add()([a, tf.ones([2, 1])]).numpy().tolist())
#%% normalization_layers
L = tf.keras.layers
x = tf.Variable([[1.0, 2.0, 4.0, 0.0], [3.0, 6.0, -1.0, 2.0], [5.0, 10.0, 0.5, 1.0]])
for layer in (L.BatchNormalization(momentum=0.9), L.BatchNormalization(center=False, scale=False, epsilon=0.1), L.LayerNormalization(), L.LayerNormalization(epsilon=0.1, center=False), L.GroupNormalization(groups=2)):
    with tf.GradientTape() as t:
        y = layer(x, training=True) if 'Batch' in type(layer).__name__ else layer(x)
        l = tf.reduce_sum(y ** 3)
    print(type(layer).__name__, y.numpy().round(4).tolist(), t.gradient(l, x).numpy().round(3).tolist())
    print([v.name for v in layer.weights], [v.trainable for v in layer.weights], [v.numpy().round(5).tolist() for v in layer.weights])
bn = L.BatchNormalization()
bn(x, training=True)
print(bn(x).numpy().round(4).tolist(), bn(x, training=False).numpy().round(4).tolist(), len(bn.trainable_variables), len(bn.non_trainable_variables))
bn.trainable = False
print(bn(x, training=True).numpy()[0].round(4), len(bn.trainable_variables))
print(L.BatchNormalization(axis=1)(tf.ones([2, 3, 4]), training=True).shape, L.LayerNormalization(axis=[1, 2])(tf.reshape(tf.range(12.0), [2, 2, 3])).numpy()[0].round(4).tolist())
#%% embedding_layer
e = tf.keras.layers.Embedding(4, 2, embeddings_initializer=tf.keras.initializers.Constant([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]]))
o = tf.keras.optimizers.SGD(0.5)
with tf.GradientTape() as t:
    y = e(tf.constant([[1, 1, 3]]))
    l = tf.reduce_sum(y ** 2)
g = t.gradient(l, e.trainable_variables)
print(y.numpy().tolist(), type(g[0]).__name__, e.embeddings.name)
o.apply_gradients(zip(g, e.trainable_variables))
print(e.get_weights()[0].tolist(), e.compute_output_shape((None, 3)))
#%% recurrent_layers
L = tf.keras.layers
K = tf.keras.initializers.Constant
x = tf.Variable(tf.reshape(tf.constant([0.1, 0.2, 0.3, -0.5, 0.4, 0.6]), [1, 3, 2]))
for c in (L.SimpleRNN, L.LSTM, L.GRU):
    for kw in (dict(), dict(return_sequences=True), dict(return_sequences=True, go_backwards=True), dict(return_state=True)):
        r = c(2, kernel_initializer=K(0.3), recurrent_initializer=K(0.2), bias_initializer=K(0.1), **kw)
        with tf.GradientTape() as t:
            y = r(x)
            y = list(y) if kw.get('return_state') else [y]
            l = tf.add_n([tf.reduce_sum(v) for v in y])
        g = t.gradient(l, [x] + r.trainable_variables)
        print(c.__name__, kw, [v.numpy().round(5).tolist() for v in y], [v.numpy().round(4).tolist() for v in g])
print([v.path for v in r.weights], r.units, [tuple(v.shape) for v in r.weights])
r = L.LSTM(2, kernel_initializer=K(0.3), recurrent_initializer='identity')
print(r(x).numpy().round(5), r.cell.bias.numpy())
print(r(x, initial_state=[tf.ones([1, 2]), tf.zeros([1, 2])]).numpy().round(5))
cell = L.GRUCell(2, kernel_initializer=K(0.3), recurrent_initializer=K(0.2), reset_after=False)
h, s = cell(x[:, 0], [tf.zeros([1, 2])])
print(h.numpy().round(5), len(s))
print(L.RNN(L.SimpleRNNCell(2, kernel_initializer=K(0.3), recurrent_initializer=K(0.2)))(x).numpy().round(5))
#%% subclassed_model
class Net(tf.keras.Model):
    def __init__(self, width):
        super().__init__()
        self.hidden = [tf.keras.layers.Dense(width, activation='tanh', kernel_initializer='ones') for _ in range(2)]
        self.out = tf.keras.layers.Dense(1, kernel_initializer=tf.keras.initializers.Constant(0.5))
        self.scale = self.add_weight(shape=(), initializer='ones', name='scale')
    def call(self, x, training=False):
        for h in self.hidden:
            x = h(x)
        if training:
            x = x * 1.0
        return self.out(x) * self.scale
net = Net(3)
print(net.built, net.weights)
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape() as t:
    l = tf.reduce_mean(net(x, training=True) ** 2)
g = t.gradient(l, net.trainable_variables)
print(l.numpy(), [tuple(v.shape) for v in g], [v.path for v in net.weights])
print(net.built, net.name, len(net.layers), net.count_params(), [v.name for v in net.trainable_weights], net)
net.hidden[0].trainable = False
print(len(net.trainable_variables), len(net.non_trainable_variables), len(net.variables))
net.set_weights([w * 0.5 for w in net.get_weights()])
print(net(x).numpy().ravel())
#%% custom_layers
class Poly(tf.keras.layers.Layer):
    def __init__(self, deg, **kwargs):
        super().__init__(**kwargs)
        self.deg = deg
    def build(self, shape):
        print('build', shape)
        self.c = self.add_weight(shape=(self.deg + 1,), initializer='ones', trainable=True, name='c')
        self.k = self.add_weight(name='k', shape=(shape[-1],), initializer='zeros', trainable=False)
    def call(self, x):
        self.k.assign_add(tf.reduce_sum(x, axis=0))
        self.add_loss(0.01 * tf.reduce_sum(self.c ** 2))
        return tf.add_n([self.c[i] * x ** i for i in range(self.deg + 1)])
p = Poly(2)
x = tf.constant([[2.0, 1.0]])
for _ in range(2):
    with tf.GradientTape() as t:
        y = tf.reduce_sum(p(x)) + sum(p.losses)
print(y.numpy(), t.gradient(y, p.c).numpy(), p.built, p.c.name, p.c.path, len(p.weights), p.k.numpy(), len(p.losses), len(p.trainable_variables))
class Pair(tf.keras.layers.Layer):
    def call(self, inputs, scale=1.0):
        a, b = inputs
        return {'sum': (a + b) * scale, 'both': [a, b]}
r = Pair()([tf.ones([1, 2]), tf.ones([1, 2])], scale=3.0)
print(r['sum'].numpy(), len(r['both']))
class Outer(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__(name='outer')
        self.inner = {'a': Poly(1), 'b': (Poly(0),)}
    def call(self, x):
        return self.inner['b'][0](self.inner['a'](x))
o = Outer()
print(o(x).numpy(), [v.path for v in o.weights], len(o.losses))
#%% sequential_models
L = tf.keras.layers
m = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(2, kernel_initializer='ones'), L.Dense(1, use_bias=False, kernel_initializer='ones')])
m.set_weights([np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.5, -0.5]), np.array([[1.0], [2.0]])])
print(m(tf.constant([[1.0, 1.0]])).numpy(), [w.shape for w in m.get_weights()], len(m.weights), m.count_params(), m.input_shape, m.output_shape, m.built)
m = tf.keras.models.Sequential(name='net')
m.add(tf.keras.Input((2,)))
m.add(L.Dense(3, activation='relu', kernel_initializer='ones'))
m.add(L.Flatten())
m.add(L.Dense(1, kernel_initializer='ones', name='last'))
print([v.path for v in m.weights], m.layers, m.get_layer('last').units, m.layers[0].name)
m.summary()
m = tf.keras.Sequential([L.Dense(2, kernel_initializer='ones')])
print(m.built, m.weights)
m.build((None, 3))
print(m.built, [tuple(w.shape) for w in m.weights], m.predict(np.ones((1, 3)), verbose=0))
try:
    m.get_layer('nope')
except ValueError as e:
    print(e)
m.pop()
print(len(m.layers))
#%% functional_models
L = tf.keras.layers
i = tf.keras.Input(shape=(2,), name='x')
h = L.Dense(2, kernel_initializer='ones', activation='sigmoid')(i)
j = tf.keras.layers.Input((3,))
c = L.Concatenate()([h, j])
o = L.Dense(1, kernel_initializer='ones')(c)
m = tf.keras.Model(inputs=[i, j], outputs=[o, h])
x, z = tf.constant([[0.5, -1.0]]), tf.ones([1, 3])
with tf.GradientTape() as t:
    t.watch(x)
    y, k = m([x, z])
print(y.numpy(), k.numpy(), t.gradient(y, x).numpy(), len(m.trainable_weights), m.output_shape, m.input_shape, [l.name for l in m.layers])
print(i, o.shape, m.name, m)
s = tf.keras.Model(i, h + 1.0)
print(s(x).numpy(), s.output_shape, [v.path for v in s.weights])
d = L.Dense(2, kernel_initializer='ones')
q = tf.keras.Model(i, L.Add()([d(i), d(d(i))]))
print(q(x).numpy(), len(q.weights))
w = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(2, kernel_initializer='ones')])
n = tf.keras.Model(i, L.Dense(1, kernel_initializer='ones')(w(i)))
print(n(x).numpy(), len(n.weights), [l.name for l in n.layers])
n.summary()
#%% floatx
K = tf.keras.backend
print(K.floatx(), K.epsilon(), K.backend(), K.image_data_format())
K.set_floatx('float64')
d = tf.keras.layers.Dense(1, kernel_initializer='ones')
x = tf.constant([[1.0, 2.0]], tf.float64)
with tf.GradientTape() as t:
    y = d(x) ** 2
print(y.numpy(), d.kernel.dtype, t.gradient(y, d.kernel).dtype, K.floatx())
print(tf.keras.losses.MeanSquaredError()(x, x * 2.0).dtype)
K.set_floatx('float32')
K.clear_session()
print(tf.keras.layers.Dense(1).name, K.mean(tf.constant([1.0, 2.0])).numpy(), K.square(tf.constant(3.0)).numpy(), K.sum(tf.ones([2, 2]), axis=1).numpy())
#%% imports
import keras
from tensorflow import keras as k2
from tensorflow.keras import layers, Sequential, Model
from tensorflow.keras.layers import Dense as D, Input
from tensorflow.keras.optimizers import Adam
import tensorflow.keras.backend as K
import tensorflow.keras.losses as losses
from keras.optimizers import schedules
import tensorflow as t
m = Sequential([D(1, kernel_initializer='ones')])
print(m(tf.ones([1, 2])).numpy(), Adam(0.5).learning_rate.numpy(), K.floatx(), losses.MeanSquaredError()([1.0], [2.0]).numpy())
print(keras.layers.Dense is D, layers.Dense is D, k2.layers.Dense is D, t.keras.layers.Dense is D, float(schedules.ExponentialDecay(1.0, 1, 0.5)(2)))
alias = tf.keras
print(alias.losses.MeanAbsoluteError()([1.0], [3.0]).numpy())
def inside():
    from tensorflow.keras.layers import Add
    import tensorflow as tensors
    return Add()([tensors.ones([1, 1]), tensors.keras.layers.ReLU()(tensors.ones([1, 1]))])
print(inside().numpy(), isinstance(m, tf.keras.Model), isinstance(m, Model), isinstance(m.layers[0], layers.Layer))
#%% compiled_models
L = tf.keras.layers
x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.5, 0.2]], dtype=np.float32)
y = np.array([[0.0], [1.0], [1.0], [0.0], [1.0]], dtype=np.float32)
m = tf.keras.Sequential([
    L.Dense(3, activation='tanh', kernel_initializer=tf.keras.initializers.Constant([[0.1, 0.2, -0.3], [0.4, -0.5, 0.6]]), kernel_regularizer='l2'),
    L.Dense(1, activation='sigmoid', kernel_initializer='ones')])
try:
    m.fit(x, y)
except ValueError as e:
    print(e)
m.compile(optimizer=tf.keras.optimizers.Adam(0.05), loss='binary_crossentropy', metrics=['accuracy', 'mae', tf.keras.metrics.Recall()])
h = m.fit(x, y, batch_size=2, epochs=3, verbose=0, shuffle=False, validation_data=(x, y))
print({k: [round(v, 5) for v in values] for k, values in h.history.items()}, h.epoch)
print([round(v, 5) for v in m.evaluate(x, y, verbose=0)], {k: round(v, 5) for k, v in m.evaluate(x, y, verbose=0, return_dict=True).items()})
print(m.predict(x, verbose=0).round(5).ravel(), m.optimizer.name, m.loss)
m.compile('sgd', 'mse')
print([round(v, 5) for v in m.fit(x, y, epochs=2, verbose=0).history['loss']], [round(v, 5) for v in m.evaluate(x, y, verbose=0)])
class Step(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = L.Dense(1, kernel_initializer='ones')
    def call(self, x):
        return self.d(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(y=y, y_pred=self(x, training=True))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {'loss': loss}
s = Step()
s.compile(optimizer=tf.keras.optimizers.SGD(0.1), loss='mse')
print([round(v, 5) for v in s.fit(x, y, epochs=3, verbose=0).history['loss']])
#%% seeded_initializers
I = tf.keras.initializers
for i in (I.GlorotUniform(seed=1), I.GlorotNormal(seed=2), I.HeNormal(seed=3), I.HeUniform(seed=4), I.LecunNormal(seed=5), I.LecunUniform(seed=6), I.RandomNormal(seed=7), I.RandomUniform(seed=8), I.TruncatedNormal(seed=9), I.VarianceScaling(2.0, 'fan_out', 'untruncated_normal', seed=10), I.Orthogonal(seed=11), I.Orthogonal(gain=2.0, seed=12)):
    print(type(i).__name__, i((2, 3)).numpy().round(5).tolist(), i((3, 2, 2)).numpy().ravel()[:3].round(5))
print((I.GlorotUniform(seed=1)((2, 2)).numpy() == I.GlorotUniform(seed=1)((2, 2)).numpy()).all())
#%% seeds_by_order
L = tf.keras.layers
tf.keras.utils.set_random_seed(3)
m = tf.keras.Sequential([L.Dense(3, activation='relu'), L.Dropout(0.5), L.Dense(2, bias_initializer='zeros'), L.Dense(1, kernel_initializer='he_normal')])
x = tf.constant([[1.0, -2.0], [0.5, 3.0]])
print(m(x).numpy().round(5).tolist(), m(x, training=True).numpy().round(5).tolist(), m(x, training=True).numpy().round(5).tolist())
print([w.round(5).tolist() for w in m.get_weights()])
print(L.LSTM(2)(tf.ones([1, 2, 2])).numpy().round(5), L.GRU(2)(tf.ones([1, 2, 2])).numpy().round(5), L.SimpleRNN(2)(tf.ones([1, 2, 2])).numpy().round(5))
print(L.Embedding(3, 2)(tf.constant([0, 2])).numpy().round(5).tolist(), L.Dense(1)(x).numpy().round(5).tolist())
print(tf.random.normal([2]).numpy().round(5))
#%% dropout_layers
L = tf.keras.layers
d = L.Dropout(0.4, seed=1)
x = tf.Variable(tf.ones([2, 5]))
print(d(x).numpy().tolist(), d(x, training=False).numpy().tolist())
for _ in range(2):
    with tf.GradientTape() as t:
        y = tf.reduce_sum(d(x, training=True) * x)
    print(y.numpy().round(4), t.gradient(y, x).numpy().round(4).tolist())
print(L.SpatialDropout1D(0.5, seed=2)(tf.ones([1, 3, 4]), training=True).numpy().tolist())
print(L.Dropout(0.5, noise_shape=(None, 1), seed=3)(tf.ones([4, 2]), training=True).numpy().tolist())
print(L.GaussianNoise(0.1, seed=4)(tf.zeros([3]), training=True).numpy().round(5), L.GaussianNoise(0.1)(tf.zeros([3])).numpy())
#%% layer_ends
L = tf.keras.layers
m = tf.keras.Sequential([L.Dense(2, kernel_initializer='ones', name='a'), L.Dense(1, name='b', kernel_initializer='ones')])
y = m(tf.ones([1, 3]))
sub = tf.keras.Model(inputs=m.inputs, outputs=m.layers[0].output)
print(sub(tf.ones([1, 3])).numpy(), m.input_shape, m.layers[0].input.shape, m.output_shape)
try:
    L.Dense(1).output
except AttributeError as e:
    print(e)
m.summary()
#%% slices_through_optimizers
for c in (tf.keras.optimizers.Adam, tf.keras.optimizers.SGD, tf.keras.optimizers.RMSprop, tf.keras.optimizers.Adagrad, tf.keras.optimizers.Nadam):
    v = tf.Variable([[1.0, 2.0], [3.0, 4.0], [0.5, 0.5]])
    o = c(0.1)
    for _ in range(2):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(tf.gather(v, [0, 0, 1]) ** 2)
        o.apply_gradients([(t.gradient(l, v), v)])
    print(c.__name__, v.numpy().round(4).tolist())
#%% own_training_step
class Sampling(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        return mean + tf.exp(0.5 * log_var) * 2.0
class Auto(tf.keras.Model):
    def __init__(self, encoder, decoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.total = tf.keras.metrics.Mean(name='total')
    @property
    def metrics(self):
        return [self.total]
    def train_step(self, data):
        with tf.GradientTape() as tape:
            m, v, z = self.encoder(data)
            r = self.decoder(z)
            loss = tf.reduce_mean((data - r) ** 2) - 0.5 * tf.reduce_mean(1 + v - tf.square(m) - tf.exp(v))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        self.total.update_state(loss)
        return {'loss': self.total.result()}
i = tf.keras.Input((2,))
h = tf.keras.layers.Dense(2, kernel_initializer='ones', activation='relu')(i)
m = tf.keras.layers.Dense(1, kernel_initializer='ones', name='m')(h)
v = tf.keras.layers.Dense(1, kernel_initializer='zeros', name='v')(h)
enc = tf.keras.Model(i, [m, v, Sampling()([m, v])], name='enc')
dec = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(2, kernel_initializer='ones')], name='dec')
auto = Auto(enc, dec)
auto.compile(optimizer=tf.keras.optimizers.Adam(0.1))
h = auto.fit(np.array([[0.1, 0.2], [0.3, 0.4]], np.float32), epochs=3, verbose=0)
print([round(x, 4) for x in h.history['loss']], len(auto.trainable_weights))
